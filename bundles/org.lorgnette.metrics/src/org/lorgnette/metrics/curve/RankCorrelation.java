package org.lorgnette.metrics.curve;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.lorgnette.metrics.significance.Interval;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
public final class RankCorrelation {

	private final OptionalDouble value;
	private final int count;

	private RankCorrelation(OptionalDouble value, int count) {
		this.value = value;
		this.count = count;
	}

	/** @throws IllegalArgumentException if there are not as many of one as of the other */
	public static RankCorrelation of(double[] first, double[] second) {
		if (first.length != second.length) {
			throw new IllegalArgumentException("expected as many values, got " + first.length + " and " + second.length);
		}
		return new RankCorrelation(pearson(ranks(first), ranks(second)), first.length);
	}

	private static double[] ranks(double[] values) {
		int[] order = IntStream.range(0, values.length).boxed().sorted((a, b) -> Double.compare(values[a], values[b]))
				.mapToInt(i -> i).toArray();
		double[] ranks = new double[values.length];
		for (int from = 0; from < order.length;) {
			int to = from;
			while (to < order.length && values[order[to]] == values[order[from]]) {
				to++;
			}
			for (int i = from; i < to; i++) {
				ranks[order[i]] = (from + to + 1) / 2.0;
			}
			from = to;
		}
		return ranks;
	}

	private static OptionalDouble pearson(double[] first, double[] second) {
		double firstMean = Arrays.stream(first).average().orElse(0);
		double secondMean = Arrays.stream(second).average().orElse(0);
		double products = 0;
		double firstSquares = 0;
		double secondSquares = 0;
		for (int i = 0; i < first.length; i++) {
			products += (first[i] - firstMean) * (second[i] - secondMean);
			firstSquares += (first[i] - firstMean) * (first[i] - firstMean);
			secondSquares += (second[i] - secondMean) * (second[i] - secondMean);
		}
		return firstSquares == 0 || secondSquares == 0 ? OptionalDouble.empty()
				: OptionalDouble.of(products / Math.sqrt(firstSquares * secondSquares));
	}

	/** In -1..1; empty if all values of one are the same. */
	public OptionalDouble value() {
		return value;
	}

	/**
	 * By Fisher's transformation with the variance (1 + r²/2) / (n - 3) (Bonett and Wright, "Sample size requirements for
	 * estimating Pearson, Kendall and Spearman correlations", 2000); empty with fewer than four pairs or if all lie on a line.
	 */
	public Optional<Interval> interval(double level) {
		if (value.isEmpty() || count < 4 || Math.abs(value.getAsDouble()) >= 1) {
			return Optional.empty();
		}
		double r = value.getAsDouble();
		double reach = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * Math.sqrt((1
				+ r * r / 2) / (count - 3));
		double transformed = 0.5 * Math.log((1 + r) / (1 - r));
		return Optional.of(new Interval(Math.tanh(transformed - reach), Math.tanh(transformed + reach), level));
	}
}
