package org.lorgnette.metrics.chunk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.lorgnette.metrics.chunk.MatchTally.Match;
import org.lorgnette.metrics.chunk.SemEval13.Schema;

/** {@code nervaluate.strategies} of version 1: one to one and greedy, one schema after the other. */
final class SpanMatcherV1 implements SpanMatcher {

	private static final double LEAST_PERCENTAGE = 1;

	@Override
	public void match(List<TypedSpan> gold, List<TypedSpan> predicted, MatchTally overall, Map<String, MatchTally> types) {
		match(gold, predicted, overall);
		Stream.concat(gold.stream(), predicted.stream()).map(TypedSpan::type).distinct()
				.forEach(type -> match(ofType(gold, type), ofType(predicted, type), types.get(type)));
	}

	private static List<TypedSpan> ofType(List<TypedSpan> spans, String type) {
		return spans.stream().filter(span -> span.type().equals(type)).toList();
	}

	private static void match(List<TypedSpan> gold, List<TypedSpan> predicted, MatchTally tally) {
		for (Schema schema : Schema.values()) {
			boolean[] taken = new boolean[gold.size()];
			int free = gold.size();
			for (TypedSpan span : predicted) {
				int right = right(schema, span, gold, taken);
				int chosen = right >= 0 ? right : firstOverlapping(span, gold, taken);
				if (chosen >= 0) {
					taken[chosen] = true;
					free--;
				}
				tally.add(schema, right >= 0 ? Match.CORRECT
						: chosen < 0 ? Match.SPURIOUS : schema == Schema.PARTIAL ? Match.PARTIAL : Match.INCORRECT);
			}
			for (int i = 0; i < free; i++) {
				tally.add(schema, Match.MISSED);
			}
		}
	}

	/** The index of the free gold span that makes the prediction correct, or -1. */
	private static int right(Schema schema, TypedSpan span, List<TypedSpan> gold, boolean[] taken) {
		int closest = -1;
		long least = Long.MAX_VALUE;
		for (int i = 0; i < taken.length; i++) {
			TypedSpan candidate = gold.get(i);
			if (!taken[i] && isRight(schema, span, candidate)) {
				long distance = Math.abs((long) span.begin() - candidate.begin())
						+ Math.abs((long) span.end() - candidate.end());
				if (distance < least) {
					least = distance;
					closest = i;
				}
			}
		}
		return closest;
	}

	private static boolean isRight(Schema schema, TypedSpan span, TypedSpan gold) {
		return switch (schema) {
			case STRICT -> span.hasRangeOf(gold) && span.type().equals(gold.type());
			case EXACT -> span.hasRangeOf(gold);
			case PARTIAL -> span.hasRangeOf(gold) && overlapsEnough(span, gold);
			case TYPE -> span.type().equals(gold.type()) && overlapsEnough(span, gold);
		};
	}

	private static int firstOverlapping(TypedSpan span, List<TypedSpan> gold, boolean[] taken) {
		for (int i = 0; i < taken.length; i++) {
			if (!taken[i] && overlapsEnough(span, gold.get(i))) {
				return i;
			}
		}
		return -1;
	}

	private static boolean overlapsEnough(TypedSpan span, TypedSpan gold) {
		if (!span.overlaps(gold)) {
			return false;
		}
		int shared = Math.min(span.end(), gold.end()) - Math.max(span.begin(), gold.begin());
		return (double) shared / (gold.end() - gold.begin()) * 100 >= LEAST_PERCENTAGE;
	}
}
