package org.lorgnette.metrics.chunk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.metrics.chunk.MatchTally.Match;
import org.lorgnette.metrics.chunk.SemEval13.Schema;

/** {@code nervaluate.evaluate.compute_metrics} of versions 0.1 to 0.3, with its six scenarios. */
final class SpanMatcherV0 implements SpanMatcher {

	@Override
	public void match(List<TypedSpan> gold, List<TypedSpan> predicted, MatchTally overall, Map<String, MatchTally> types) {
		List<TypedSpan> byBegin = new ArrayList<>(gold);
		byBegin.sort(Comparator.comparingInt(TypedSpan::begin));
		List<TypedSpan> byEnd = new ArrayList<>(predicted);
		byEnd.sort(Comparator.comparingInt(TypedSpan::end));
		new Document(byBegin, overall, types).match(byEnd);
	}

	private static final class Document {

		private final List<TypedSpan> gold;
		private final int[] furthestEnd;
		private final Set<TypedSpan> goldSet;
		private final Set<TypedSpan> touched = new HashSet<>();
		private final MatchTally overall;
		private final Map<String, MatchTally> types;

		Document(List<TypedSpan> gold, MatchTally overall, Map<String, MatchTally> types) {
			this.gold = gold;
			this.goldSet = new HashSet<>(gold);
			this.furthestEnd = furthestEnds(gold);
			this.overall = overall;
			this.types = types;
		}

		private static int[] furthestEnds(List<TypedSpan> spans) {
			int[] ends = new int[spans.size()];
			int furthest = Integer.MIN_VALUE;
			for (int i = 0; i < ends.length; i++) {
				furthest = Math.max(furthest, spans.get(i).end());
				ends[i] = furthest;
			}
			return ends;
		}

		void match(List<TypedSpan> predicted) {
			for (TypedSpan span : predicted) {
				if (goldSet.contains(span)) {
					touched.add(span);
					count(span.type(), Match.CORRECT, Match.CORRECT, Match.CORRECT, Match.CORRECT);
				} else if (!matchOverlapping(span)) {
					countAll(span.type(), Match.SPURIOUS);
				}
			}
			for (TypedSpan span : gold) {
				if (!touched.contains(span)) {
					countAll(span.type(), Match.MISSED);
				}
			}
		}

		private boolean matchOverlapping(TypedSpan span) {
			boolean found = false;
			for (int i = firstEndingAtOrAfter(span.begin()); i < gold.size(); i++) {
				TypedSpan candidate = gold.get(i);
				if (span.end() < candidate.begin()) {
					break;
				}
				if (candidate.hasRangeOf(span)) {
					count(candidate.type(), Match.INCORRECT, Match.CORRECT, Match.CORRECT, Match.INCORRECT);
					touched.add(candidate);
					return true;
				}
				if (candidate.overlaps(span) && touched.add(candidate)) {
					Match type = candidate.type().equals(span.type()) ? Match.CORRECT : Match.INCORRECT;
					count(candidate.type(), Match.INCORRECT, Match.INCORRECT, Match.PARTIAL, type);
					found = true;
				}
			}
			return found;
		}

		/** No gold span before this index reaches the offset; saves the walk over them. */
		private int firstEndingAtOrAfter(int offset) {
			int low = 0;
			int high = furthestEnd.length;
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (furthestEnd[middle] >= offset) {
					high = middle;
				} else {
					low = middle + 1;
				}
			}
			return low;
		}

		private void countAll(String type, Match match) {
			overall.addToAll(match);
			types.get(type).addToAll(match);
		}

		private void count(String type, Match strict, Match exact, Match partial, Match byType) {
			for (MatchTally tally : List.of(overall, types.get(type))) {
				tally.add(Schema.STRICT, strict);
				tally.add(Schema.EXACT, exact);
				tally.add(Schema.PARTIAL, partial);
				tally.add(Schema.TYPE, byType);
			}
		}
	}
}
