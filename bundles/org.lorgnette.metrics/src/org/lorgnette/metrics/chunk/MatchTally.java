package org.lorgnette.metrics.chunk;

import java.util.EnumMap;
import java.util.Map;

import org.lorgnette.metrics.chunk.SemEval13.Schema;

/** Sums of match classes for each schema. */
final class MatchTally {

	/** What becomes of a span, in the order of {@link MatchCounts}. */
	enum Match {
		CORRECT, INCORRECT, PARTIAL, MISSED, SPURIOUS
	}

	private final long[][] counts = new long[Schema.values().length][Match.values().length];

	void add(Schema schema, Match match) {
		counts[schema.ordinal()][match.ordinal()]++;
	}

	void addToAll(Match match) {
		for (Schema schema : Schema.values()) {
			add(schema, match);
		}
	}

	Map<Schema, MatchCounts> counts() {
		Map<Schema, MatchCounts> result = new EnumMap<>(Schema.class);
		for (Schema schema : Schema.values()) {
			long[] row = counts[schema.ordinal()];
			result.put(schema, new MatchCounts(row[0], row[1], row[2], row[3], row[4]));
		}
		return result;
	}
}
