package org.lorgnette.metrics.chunk;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.metrics.Counts;

/**
 * What {@link SpanScorer} counted.
 *
 * @param documents
 *            documents added, empty ones included
 * @param typed
 *            an entity is correct if fragments and type agree
 * @param untyped
 *            distinct spans, correct if the fragments agree, whatever the type
 * @param types
 *            the typed counts by type, for types that occur in gold or predictions, in code point order
 */
public record SpanScores(long documents, Counts typed, Counts untyped, SortedMap<String, Counts> types) {

	public SpanScores {
		SortedMap<String, Counts> copy = new TreeMap<>(CodePointOrder.INSTANCE);
		copy.putAll(types);
		types = Collections.unmodifiableSortedMap(copy);
	}

	/** The scores of both parts together. */
	public SpanScores plus(SpanScores other) {
		SortedMap<String, Counts> merged = new TreeMap<>(CodePointOrder.INSTANCE);
		merged.putAll(types);
		other.types.forEach((type, counts) -> merged.merge(type, counts, Counts::plus));
		return new SpanScores(documents + other.documents, typed.plus(other.typed), untyped.plus(other.untyped), merged);
	}

	/** The unweighted mean over the types; a type's undefined ratio counts as 0. */
	public Average macro() {
		return Average.macro(types.values().stream()
				.map(counts -> new ChunkScore(counts.gold(), counts.predicted(), counts.correct())).toList());
	}
}
