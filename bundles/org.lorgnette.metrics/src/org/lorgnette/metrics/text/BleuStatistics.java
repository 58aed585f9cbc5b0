package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What BLEU is computed from: lengths in tokens, and for n = 1 to 4 how many of the hypothesis' n-grams are in the reference
 * (correct) and how many there are (total).
 */
public record BleuStatistics(long hypothesisLength, long referenceLength, List<Long> correct, List<Long> total)
		implements TextStatistics<BleuStatistics> {

	private static final List<Long> NONE = Collections.nCopies(Bleu.MAX_ORDER, 0L);

	/** sacreBLEU's stand-in for the logarithm of zero; its exponential is zero. */
	private static final double LOG_ZERO = -9999999999.0;

	public static final BleuStatistics ZERO = new BleuStatistics(0, 0, NONE, NONE);

	public BleuStatistics {
		correct = List.copyOf(correct);
		total = List.copyOf(total);
		if (correct.size() != Bleu.MAX_ORDER || total.size() != Bleu.MAX_ORDER) {
			throw new IllegalArgumentException("n-gram counts for n = 1 to " + Bleu.MAX_ORDER + " expected, but there are "
					+ correct.size() + " correct and " + total.size() + " total counts");
		}
	}

	@Override
	public BleuStatistics plus(BleuStatistics other) {
		return new BleuStatistics(hypothesisLength + other.hypothesisLength, referenceLength + other.referenceLength,
				sum(correct, other.correct), sum(total, other.total));
	}

	private static List<Long> sum(List<Long> left, List<Long> right) {
		List<Long> sum = new ArrayList<>(left.size());
		for (int i = 0; i < left.size(); i++) {
			sum.add(left.get(i) + right.get(i));
		}
		return sum;
	}

	@Override
	public double score() {
		return bleu().score();
	}

	/** Corpus BLEU: all four orders count, so that a corpus without any 4-gram scores 0. */
	public BleuScore bleu() {
		return compute(false);
	}

	/** Sentence BLEU: only the orders that the hypothesis is long enough for count (sacreBLEU's effective order). */
	public BleuScore sentenceBleu() {
		return compute(true);
	}

	private BleuScore compute(boolean effectiveOrder) {
		Double[] precisions = Collections.nCopies(Bleu.MAX_ORDER, 0.0).toArray(Double[]::new);
		double penalty = brevityPenalty();
		if (correct.stream().allMatch(count -> count == 0)) {
			return new BleuScore(0, List.of(precisions), penalty, hypothesisLength, referenceLength);
		}
		double smoothing = 1;
		int orders = effectiveOrder ? 0 : Bleu.MAX_ORDER;
		for (int i = 0; i < Bleu.MAX_ORDER && total.get(i) > 0; i++) {
			if (effectiveOrder) {
				orders = i + 1;
			}
			if (correct.get(i) == 0) {
				smoothing *= 2;
				precisions[i] = 100.0 / (smoothing * total.get(i));
			} else {
				precisions[i] = 100.0 * correct.get(i) / total.get(i);
			}
		}
		double logs = 0;
		for (int i = 0; i < orders; i++) {
			logs += precisions[i] == 0 ? LOG_ZERO : Math.log(precisions[i]);
		}
		double score = penalty * Math.exp(logs / orders);
		return new BleuScore(score, List.of(precisions), penalty, hypothesisLength, referenceLength);
	}

	private double brevityPenalty() {
		if (hypothesisLength >= referenceLength) {
			return 1;
		}
		return hypothesisLength > 0 ? Math.exp(1 - (double) referenceLength / hypothesisLength) : 0;
	}
}
