package org.lorgnette.metrics.text;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of pair scores in units of the fifth digit, to which the script rounds each of them: exact, and mergeable in any order. The
 * script prints the mean of 1000 bootstrap samples in place of the mean given here; both agree if there is one pair only.
 *
 * @param pairs number of pairs
 * @param sums  precision, recall and F1 of ROUGE-1, ROUGE-2 and ROUGE-L
 */
public record RougeMean(long pairs, List<Long> sums) {

	private static final int VALUES = 9;

	public static final RougeMean ZERO = new RougeMean(0, Collections.nCopies(VALUES, 0L));

	public RougeMean {
		sums = List.copyOf(sums);
		if (sums.size() != VALUES) {
			throw new IllegalArgumentException(VALUES + " sums expected, but there are " + sums.size());
		}
	}

	public static RougeMean of(RougePair pair) {
		return new RougeMean(1, List.of(pair.rouge1Score(), pair.rouge2Score(), pair.rougeLScore()).stream()
				.flatMap(score -> List.of(score.precision(), score.recall(), score.f1()).stream()).map(RougeScore::round).toList());
	}

	public static RougeMean of(Iterable<RougePair> pairs) {
		RougeMean mean = ZERO;
		for (RougePair pair : pairs) {
			mean = mean.plus(of(pair));
		}
		return mean;
	}

	public RougeMean plus(RougeMean other) {
		return new RougeMean(pairs + other.pairs,
				IntStream.range(0, VALUES).mapToObj(i -> sums.get(i) + other.sums.get(i)).toList());
	}

	/** Means over the pairs; 0 if there is no pair, as the script prints. */
	public RougeScore rouge1() {
		return mean(0);
	}

	public RougeScore rouge2() {
		return mean(3);
	}

	public RougeScore rougeL() {
		return mean(6);
	}

	private RougeScore mean(int first) {
		double units = RougeScore.UNITS * Math.max(1, pairs);
		return new RougeScore(sums.get(first) / units, sums.get(first + 1) / units, sums.get(first + 2) / units);
	}
}
