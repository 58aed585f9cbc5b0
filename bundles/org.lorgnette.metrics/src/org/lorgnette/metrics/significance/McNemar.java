package org.lorgnette.metrics.significance;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * McNemar's test for two systems that are right or wrong on the same items ("Note on the sampling error of the difference between
 * correlated proportions or percentages", Psychometrika 12, 1947). Only items on which they differ bear on it.
 *
 * @param onlyBaseline items the baseline alone has right
 * @param onlySystem items the system alone has right
 */
public record McNemar(int bothRight, int onlyBaseline, int onlySystem, int bothWrong) {

	private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);

	/** @throws IllegalArgumentException if a count is negative */
	public McNemar {
		if (bothRight < 0 || onlyBaseline < 0 || onlySystem < 0 || bothWrong < 0) {
			throw new IllegalArgumentException("negative count in (" + bothRight + ", " + onlyBaseline + ", " + onlySystem + ", "
					+ bothWrong + ")");
		}
		Math.addExact(onlyBaseline, onlySystem);
	}

	/** @throws IllegalArgumentException unless both have as many items */
	public static McNemar of(boolean[] baseline, boolean[] system) {
		Pairing.requireSameUnits(baseline.length, system.length);
		int[] counts = new int[4];
		for (int item = 0; item < baseline.length; item++) {
			counts[(baseline[item] ? 0 : 2) + (system[item] ? 0 : 1)]++;
		}
		return new McNemar(counts[0], counts[1], counts[2], counts[3]);
	}

	/**
	 * Two-sided exact p: the binomial test of the items on which the systems differ against one half, twice the smaller tail; 1
	 * if there are none.
	 */
	public double exactP() {
		if (onlyBaseline == onlySystem) {
			return 1;
		}
		// Not the library's two-sided test: its rounding can tell the two equally likely outcomes (2 of 3, 1 of 3) apart.
		double tail = BinomialDistribution.of(onlyBaseline + onlySystem, 0.5)
				.cumulativeProbability(Math.min(onlyBaseline, onlySystem));
		return Math.min(1, 2 * tail);
	}

	/**
	 * (|b - c| - 1)<sup>2</sup> / (b + c), with the continuity correction of Edwards (1948), which does not apply if
	 * b = c; empty if the systems never differ.
	 */
	public OptionalDouble correctedChiSquare() {
		double differing = (double) onlyBaseline + onlySystem;
		double excess = Math.max(0, Math.abs((double) onlyBaseline - onlySystem) - 1);
		return differing == 0 ? OptionalDouble.empty() : OptionalDouble.of(excess * excess / differing);
	}

	/**
	 * Two-sided p of {@link #correctedChiSquare()} with one degree of freedom; 1 if the systems never differ. Needs 25 or more
	 * differing items.
	 */
	public double correctedP() {
		OptionalDouble statistic = correctedChiSquare();
		return statistic.isEmpty() ? 1 : CHI_SQUARED.survivalProbability(statistic.getAsDouble());
	}

	/**
	 * The matched odds ratio onlySystem / onlyBaseline, above 1 if the system is better (Agresti, "Categorical Data Analysis",
	 * section on matched pairs); empty if the baseline alone is never right.
	 */
	public OptionalDouble oddsRatio() {
		return onlyBaseline == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) onlySystem / onlyBaseline);
	}

	/** The exact conditional interval of the odds ratio, from that of Clopper and Pearson (1934); empty where the ratio is. */
	public Optional<Interval> oddsRatioInterval(double level) {
		Interval.requireLevel(level);
		if (onlyBaseline == 0) {
			return Optional.empty();
		}
		double tail = (1 - level) / 2;
		double low = onlySystem == 0 ? 0
				: BetaDistribution.of(onlySystem, onlyBaseline + 1.0).inverseCumulativeProbability(tail);
		double high = BetaDistribution.of(onlySystem + 1.0, onlyBaseline).inverseSurvivalProbability(tail);
		return Optional.of(new Interval(low / (1 - low), high / (1 - high), level));
	}
}
