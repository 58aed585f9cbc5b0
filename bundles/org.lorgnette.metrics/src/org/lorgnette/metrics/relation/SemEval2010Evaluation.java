package org.lorgnette.metrics.relation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the three evaluations of the SemEval-2010 Task 8 scorer. Proportions are in percent. As there, skipped sentences and
 * sentences with a label the key does not hold lower recall but no precision, and averages leave Other out.
 *
 * @param wrongDirectionCounts
 *            whether a relation proposed in the wrong direction is kept apart from the matrix (the official evaluation)
 * @param confusion
 *            number of sentences by proposed label, then by label of the key; without those in the wrong direction
 * @param wrongDirection
 *            number of sentences with the right relation in the wrong direction, by label of the key
 * @param key
 *            number of sentences of the key by label, Other being the last in order
 * @param proposedTotal
 *            number of labels proposed
 */
public record SemEval2010Evaluation(boolean wrongDirectionCounts, Map<String, Map<String, Long>> confusion,
		Map<String, Long> wrongDirection, SortedMap<String, Long> key, long proposedTotal) {

	/**
	 * Precision, recall and F1 in percent of {@code correct} among {@code proposed + wrongDirection} and among {@code gold}
	 * sentences; 0 where the scorer prints 0.
	 */
	public record Result(long gold, long proposed, long wrongDirection, long correct) {

		/** 0 if nothing was proposed in the right direction. */
		public double precision() {
			return proposed == 0 ? 0 : 100.0 * correct / (proposed + wrongDirection);
		}

		public double recall() {
			return gold == 0 ? 0 : 100.0 * correct / gold;
		}

		public double f1() {
			double sum = precision() + recall();
			return sum == 0 ? 0 : 2 * precision() * recall() / sum;
		}
	}

	/** Means over the relations of the key without Other, in percent. */
	public record Macro(double precision, double recall, double f1) {
	}

	public SemEval2010Evaluation {
		confusion = Collections.unmodifiableMap(new TreeMap<>(confusion));
		wrongDirection = Collections.unmodifiableMap(new TreeMap<>(wrongDirection));
		key = Collections.unmodifiableSortedMap(sortedAsScorer(key));
	}

	static SemEval2010Evaluation withDirection(SemEval2010 counts) {
		return new SemEval2010Evaluation(false, counts.confusion(), Map.of(), new TreeMap<>(counts.key()), total(counts));
	}

	static SemEval2010Evaluation withoutDirection(SemEval2010 counts, boolean wrongDirectionCounts) {
		Map<String, Map<String, Long>> confusion = new TreeMap<>();
		Map<String, Long> wrongDirection = new TreeMap<>();
		counts.confusion().forEach((proposed, row) -> row.forEach((expected, count) -> {
			String relation = undirected(proposed);
			String expectedRelation = undirected(expected);
			if (wrongDirectionCounts && relation.equals(expectedRelation) && !proposed.equals(expected)) {
				wrongDirection.merge(relation, count, Long::sum);
			} else {
				confusion.computeIfAbsent(relation, label -> new TreeMap<>()).merge(expectedRelation, count, Long::sum);
			}
		}));
		SortedMap<String, Long> key = new TreeMap<>();
		counts.key().forEach((label, count) -> key.merge(undirected(label), count, Long::sum));
		return new SemEval2010Evaluation(wrongDirectionCounts, confusion, wrongDirection, key, total(counts));
	}

	private static String undirected(String label) {
		int arguments = label.indexOf('(');
		return arguments < 0 ? label : label.substring(0, arguments);
	}

	private static long total(SemEval2010 counts) {
		return counts.confusion().values().stream().flatMap(row -> row.values().stream()).mapToLong(Long::longValue).sum();
	}

	/** The scorer calls Other {@code _Other}, which follows all relations; sums of doubles depend on the order. */
	private static SortedMap<String, Long> sortedAsScorer(SortedMap<String, Long> key) {
		SortedMap<String, Long> sorted = new TreeMap<>(SemEval2010Evaluation::compareLabels);
		sorted.putAll(key);
		return sorted;
	}

	static int compareLabels(String first, String second) {
		boolean firstIsOther = first.equals(SemEval2010.OTHER);
		boolean secondIsOther = second.equals(SemEval2010.OTHER);
		return firstIsOther || secondIsOther ? Boolean.compare(firstIsOther, secondIsOther) : first.compareTo(second);
	}

	/** The number of sentences of the key. */
	public long total() {
		return key.values().stream().mapToLong(Long::longValue).sum();
	}

	/** How many sentences with {@code expected} in the key were labelled {@code proposed}. */
	public long confused(String proposed, String expected) {
		return confusion.getOrDefault(proposed, Map.of()).getOrDefault(expected, 0L);
	}

	/** How often the label was proposed, without proposals in the wrong direction. */
	public long proposed(String label) {
		return confusion.getOrDefault(label, Map.of()).values().stream().mapToLong(Long::longValue).sum();
	}

	/** Sentences of the key with this label for which nothing was proposed. */
	public long skipped(String label) {
		long labelled = confusion.values().stream().mapToLong(row -> row.getOrDefault(label, 0L)).sum();
		return key.getOrDefault(label, 0L) - labelled - wrongDirection.getOrDefault(label, 0L);
	}

	public long correct() {
		return key.keySet().stream().mapToLong(label -> confused(label, label)).sum();
	}

	/** Sentences labelled among all of the key, in percent; undefined for an empty key. */
	public OptionalDouble coverage() {
		return percent(proposedTotal, total());
	}

	/** Correct among the sentences labelled, in percent; undefined if none was. */
	public OptionalDouble accuracy() {
		return percent(correct(), proposedTotal);
	}

	/** Correct among all sentences of the key, in percent; undefined for an empty key. */
	public OptionalDouble accuracySkippedWrong() {
		return percent(correct(), total());
	}

	/** The same if skipped sentences had been labelled Other. */
	public OptionalDouble accuracySkippedOther() {
		return percent(correct() + skipped(SemEval2010.OTHER), total());
	}

	private static OptionalDouble percent(long part, long whole) {
		return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
	}

	/** Results by label of the key, in the scorer's order; Other is the last and stands in no average. */
	public Map<String, Result> types() {
		Map<String, Result> types = new LinkedHashMap<>();
		key.forEach((label, gold) -> types.put(label,
				new Result(gold, proposed(label), wrongDirection.getOrDefault(label, 0L), confused(label, label))));
		return Collections.unmodifiableMap(types);
	}

	/** All relations of the key but Other taken together. */
	public Result micro() {
		Result sum = new Result(0, 0, 0, 0);
		for (Map.Entry<String, Result> type : types().entrySet()) {
			if (!type.getKey().equals(SemEval2010.OTHER)) {
				Result result = type.getValue();
				// a relation proposed in the wrong direction counts as proposed here even where it was proposed in no other
				sum = new Result(sum.gold() + result.gold(),
						sum.proposed() + result.proposed() + result.wrongDirection(), 0, sum.correct() + result.correct());
			}
		}
		return sum;
	}

	/** Empty if the key holds no relation but Other, where the scorer fails with a division by zero. */
	public Optional<Macro> macro() {
		double precision = 0;
		double recall = 0;
		double f1 = 0;
		int relations = 0;
		for (Map.Entry<String, Result> type : types().entrySet()) {
			if (!type.getKey().equals(SemEval2010.OTHER)) {
				precision += type.getValue().precision();
				recall += type.getValue().recall();
				f1 += type.getValue().f1();
				relations++;
			}
		}
		return relations == 0 ? Optional.empty()
				: Optional.of(new Macro(precision / relations, recall / relations, f1 / relations));
	}
}
