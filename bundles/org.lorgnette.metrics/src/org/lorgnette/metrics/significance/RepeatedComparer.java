package org.lorgnette.metrics.significance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Compares systems of which there are several runs that differ by chance only. A difference may come from the units that were measured and
 * from the runs that happened to be made; both count. The variance of a mean is that over units, by the bootstrap on the same units for all
 * runs, and that between runs divided by their number; their sum has the degrees of freedom of Welch and Satterthwaite (Satterthwaite, "An
 * approximate distribution of estimates of variance components", Biometrics 1946). What a run answers by chance on a single unit is in both
 * variances: intervals are rather too wide than too narrow.
 *
 * @param level of the intervals, in 0..1
 * @param threads how many to use; no result depends on it
 */
public record RepeatedComparer(double level, Resampling resampling, int threads) {

	/** @throws IllegalArgumentException unless {@code 0 < level < 1} and {@code threads >= 1} */
	public RepeatedComparer {
		Interval.requireLevel(level);
		if (threads < 1) {
			throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
		}
	}

	/**
	 * @param runs over the same units
	 * @throws IllegalArgumentException
	 *             with fewer than two runs, other units, or an undefined value
	 */
	public RepeatedScore score(String name, List<Sample> runs) {
		double[] values = values(name, runs);
		Spread spread = Spread.between(values).plus(overUnits(runs, List.of()));
		return RepeatedScore.of(name, values, Math.sqrt(variance(values)),
				runs.getFirst().units() < 2 ? Optional.empty() : Optional.of(spread.around(mean(values), level)));
	}

	/**
	 * @throws IllegalArgumentException
	 *             as {@link #score}
	 */
	public RepeatedComparison compare(String baseline, List<Sample> baselineRuns, String system, List<Sample> systemRuns) {
		double[] first = values(baseline, baselineRuns);
		double[] second = values(system, systemRuns);
		if (baselineRuns.getFirst().units() != systemRuns.getFirst().units()) {
			throw new IllegalArgumentException("runs of " + baseline + " and " + system + " are over other units");
		}
		double difference = mean(second) - mean(first);
		if (baselineRuns.getFirst().units() < 2) {
			return new RepeatedComparison(baseline, system, difference, Optional.empty(), 0, OptionalDouble.empty(), OptionalDouble.empty());
		}
		Spread spread = Spread.between(first).plus(Spread.between(second)).plus(overUnits(systemRuns, baselineRuns));
		return new RepeatedComparison(baseline, system, difference, Optional.of(spread.around(difference, level)), spread.freedom(),
				OptionalDouble.of(spread.p(difference)), OptionalDouble.empty());
	}

	/** Of the mean of some runs, less that of others, when other units are drawn. */
	private Spread overUnits(List<Sample> runs, List<Sample> less) {
		int units = runs.getFirst().units();
		if (units < 2) {
			return Spread.NONE;
		}
		Replicates replicates = Replicates.bootstrap(units, resampling, threads,
				selected -> Pairing.difference(less.isEmpty() ? OptionalDouble.of(0) : mean(less, selected), mean(runs, selected)));
		return Spread.of(variance(replicates.defined()), units - 1);
	}

	private static OptionalDouble mean(List<Sample> runs, int[] selected) {
		double sum = 0;
		for (Sample run : runs) {
			OptionalDouble value = run.value(selected);
			if (value.isEmpty()) {
				return value;
			}
			sum += value.getAsDouble();
		}
		return OptionalDouble.of(sum / runs.size());
	}

	private static double[] values(String name, List<Sample> runs) {
		if (runs.size() < 2) {
			throw new IllegalArgumentException(name + ": there is one run; chance between runs shows in two or more");
		}
		double[] values = new double[runs.size()];
		for (int i = 0; i < values.length; i++) {
			if (runs.get(i).units() != runs.getFirst().units()) {
				throw new IllegalArgumentException(name + ": runs are over other units");
			}
			values[i] = runs.get(i).value().orElseThrow(() -> new IllegalArgumentException(name + ": the metric is undefined"));
		}
		return values;
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double variance(double[] values) {
		if (values.length < 2) {
			return 0;
		}
		double mean = mean(values);
		return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
	}

	/**
	 * A sum of estimated variances.
	 *
	 * @param weighed the sum of their squares, each over its degrees of freedom
	 */
	private record Spread(double variance, double weighed) {

		static final Spread NONE = new Spread(0, 0);

		static Spread of(double variance, int freedom) {
			return new Spread(variance, variance * variance / freedom);
		}

		static Spread between(double[] values) {
			return of(RepeatedComparer.variance(values) / values.length, values.length - 1);
		}

		Spread plus(Spread other) {
			return new Spread(variance + other.variance, weighed + other.weighed);
		}

		/** Of what does not vary, as many as there may be. */
		double freedom() {
			return weighed == 0 ? Double.POSITIVE_INFINITY : variance * variance / weighed;
		}

		Interval around(double value, double level) {
			double reach = variance == 0 ? 0
					: Math.sqrt(variance) * TDistribution.of(freedom()).inverseSurvivalProbability((1 - level) / 2);
			return new Interval(value - reach, value + reach, level);
		}

		double p(double difference) {
			if (variance == 0) {
				return difference == 0 ? 1 : 0;
			}
			return Math.min(1, 2 * TDistribution.of(freedom()).survivalProbability(Math.abs(difference) / Math.sqrt(variance)));
		}
	}
}
