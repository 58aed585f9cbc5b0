package org.lorgnette.metrics.chunk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.metrics.chunk.SemEval13.Schema;

/**
 * What {@link SemEval13} counted.
 *
 * @param documents
 *            sentences or documents added, empty ones included
 * @param overall
 *            counts of each schema over all types
 * @param types
 *            the same by type, for types that occur in gold or predicted spans, in code point order
 */
public record SemEval13Scores(long documents, Map<Schema, MatchCounts> overall,
		SortedMap<String, Map<Schema, MatchCounts>> types) {

	public SemEval13Scores {
		overall = complete(overall);
		SortedMap<String, Map<Schema, MatchCounts>> copy = new TreeMap<>(CodePointOrder.INSTANCE);
		types.forEach((type, counts) -> copy.put(type, complete(counts)));
		types = Collections.unmodifiableSortedMap(copy);
	}

	private static Map<Schema, MatchCounts> complete(Map<Schema, MatchCounts> counts) {
		Map<Schema, MatchCounts> copy = new EnumMap<>(Schema.class);
		for (Schema schema : Schema.values()) {
			copy.put(schema, counts.getOrDefault(schema, MatchCounts.ZERO));
		}
		return Collections.unmodifiableMap(copy);
	}

	/** The scores of both parts together. */
	public SemEval13Scores plus(SemEval13Scores other) {
		SortedMap<String, Map<Schema, MatchCounts>> merged = new TreeMap<>(CodePointOrder.INSTANCE);
		merged.putAll(types);
		other.types.forEach((type, counts) -> merged.merge(type, counts, SemEval13Scores::sum));
		return new SemEval13Scores(documents + other.documents, sum(overall, other.overall), merged);
	}

	private static Map<Schema, MatchCounts> sum(Map<Schema, MatchCounts> left, Map<Schema, MatchCounts> right) {
		Map<Schema, MatchCounts> sum = new EnumMap<>(left);
		right.forEach((schema, counts) -> sum.merge(schema, counts, MatchCounts::plus));
		return sum;
	}
}
