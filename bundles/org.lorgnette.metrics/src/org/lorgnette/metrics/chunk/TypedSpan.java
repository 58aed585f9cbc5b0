package org.lorgnette.metrics.chunk;

import org.lorgnette.model.Entity;
import org.lorgnette.model.tagging.Chunk;

/** A typed half-open range {@code [begin, end)}, of tokens or of characters. */
public record TypedSpan(int begin, int end, String type) {

	/** @throws IllegalArgumentException unless {@code begin <= end} */
	public TypedSpan {
		if (end < begin) {
			throw new IllegalArgumentException("not a span: [" + begin + ", " + end + ")");
		}
	}

	public static TypedSpan of(Chunk chunk) {
		return new TypedSpan(chunk.begin(), chunk.end(), chunk.type());
	}

	/** From the begin of the entity's first fragment to the end of its last. */
	public static TypedSpan of(Entity entity) {
		return new TypedSpan(entity.span().begin(), entity.span().end(), entity.type());
	}

	boolean hasRangeOf(TypedSpan other) {
		return begin == other.begin && end == other.end;
	}

	boolean overlaps(TypedSpan other) {
		return Math.max(begin, other.begin) < Math.min(end, other.end);
	}
}
