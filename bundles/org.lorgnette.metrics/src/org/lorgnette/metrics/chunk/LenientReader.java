package org.lorgnette.metrics.chunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code seqeval.metrics.sequence_labeling.get_entities}: all sentences as one sequence with an {@code O} after each. As there,
 * the begin of a chunk is remembered until another starts, so that odd tags may end a chunk that began long before.
 */
final class LenientReader implements ChunkReader {

	private record LenientTag(int prefix, int type) {
	}

	private final TypeTally types;
	private final IllegalTagException.Side side;
	private final Map<String, LenientTag> tags = new HashMap<>();
	private final LenientTag outside;

	private LenientTag last;
	private long begin;
	private long position;

	LenientReader(TypeTally types, IllegalTagException.Side side) {
		this.types = types;
		this.side = side;
		this.outside = new LenientTag('O', types.id("_"));
		this.last = new LenientTag('O', types.id(""));
	}

	@Override
	public List<Found> read(List<String> sentence, long sentenceIndex) {
		int empty = sentence.indexOf("");
		if (empty >= 0) {
			throw new IllegalTagException(side, "", sentenceIndex, empty, "a tag has at least one character, as O has");
		}
		List<Found> chunks = new ArrayList<>();
		for (String text : sentence) {
			step(tags.computeIfAbsent(text, this::parse), chunks);
		}
		step(outside, chunks);
		return chunks;
	}

	/** The first character is the prefix; the type is what follows the first hyphen behind it, or all if there is none. */
	private LenientTag parse(String text) {
		int prefix = text.codePointAt(0);
		String rest = text.substring(Character.charCount(prefix));
		String type = rest.substring(rest.indexOf('-') + 1);
		return new LenientTag(prefix, types.id(type.isEmpty() ? "_" : type));
	}

	private void step(LenientTag tag, List<Found> chunks) {
		if (ends(tag)) {
			chunks.add(new Found(last.type, begin, position));
		}
		if (starts(tag)) {
			begin = position;
		}
		last = tag;
		position++;
	}

	private boolean ends(LenientTag tag) {
		return switch (last.prefix) {
			case 'O', '.' -> false;
			case 'E', 'S' -> true;
			case 'B', 'I' -> tag.prefix == 'B' || tag.prefix == 'S' || tag.prefix == 'O' || tag.type != last.type;
			default -> tag.type != last.type;
		};
	}

	private boolean starts(LenientTag tag) {
		return switch (tag.prefix) {
			case 'O', '.' -> false;
			case 'B', 'S' -> true;
			case 'I', 'E' -> last.prefix == 'O' || last.prefix == 'E' || last.prefix == 'S' || tag.type != last.type;
			default -> tag.type != last.type;
		};
	}
}
