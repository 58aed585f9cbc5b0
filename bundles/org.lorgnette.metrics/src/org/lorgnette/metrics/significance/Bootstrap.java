package org.lorgnette.metrics.significance;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Confidence intervals by resampling units with replacement (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993).
 * Units must be what was drawn independently: documents rather than the sentences of a few long documents.
 */
public final class Bootstrap {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	private Bootstrap() {
	}

	/**
	 * @param value the metric over all units; empty if undefined
	 * @param interval empty if the value or all resamples are undefined, with fewer than two units, or where the method fails
	 * @param undefined resamples on which the metric was undefined; the interval rests on the others
	 */
	public record Result(OptionalDouble value, Optional<Interval> interval, int units, int undefined,
			Resampling resampling) {
	}

	/** The percentile interval (chapter 13): the two quantiles of the resampled values that leave {@code level} between them. */
	public static Result percentile(Sample sample, double level, Resampling resampling, int threads) {
		Interval.requireLevel(level);
		OptionalDouble value = sample.value();
		if (sample.units() < 2 || value.isEmpty()) {
			return new Result(value, Optional.empty(), sample.units(), 0, resampling);
		}
		Replicates replicates = Replicates.bootstrap(sample.units(), resampling, threads, sample::value);
		return new Result(value, percentile(replicates.defined(), level), sample.units(), replicates.undefined(), resampling);
	}

	/**
	 * The bias-corrected and accelerated interval (chapter 14, equations 14.9 to 14.15), which corrects for bias and skew of the
	 * metric; ties with the value count half. There is no such interval if all resamples lie on one side of the value, or if the
	 * metric is undefined or constant when one unit is left out.
	 */
	public static Result bca(Sample sample, double level, Resampling resampling, int threads) {
		Interval.requireLevel(level);
		OptionalDouble value = sample.value();
		if (sample.units() < 2 || value.isEmpty()) {
			return new Result(value, Optional.empty(), sample.units(), 0, resampling);
		}
		Replicates replicates = Replicates.bootstrap(sample.units(), resampling, threads, sample::value);
		OptionalDouble acceleration = acceleration(sample);
		Optional<Interval> interval = acceleration.isEmpty() ? Optional.empty()
				: bca(replicates.defined(), value.getAsDouble(), acceleration.getAsDouble(), level);
		return new Result(value, interval, sample.units(), replicates.undefined(), resampling);
	}

	static Optional<Interval> percentile(double[] replicates, double level) {
		if (replicates.length == 0) {
			return Optional.empty();
		}
		double[] sorted = replicates.clone();
		Arrays.sort(sorted);
		double tail = (1 - level) / 2;
		return Optional.of(new Interval(Quantiles.of(sorted, tail), Quantiles.of(sorted, 1 - tail), level));
	}

	private static Optional<Interval> bca(double[] replicates, double value, double acceleration, double level) {
		double[] sorted = replicates.clone();
		Arrays.sort(sorted);
		double below = 0;
		for (double replicate : sorted) {
			below += replicate < value ? 1 : replicate == value ? 0.5 : 0;
		}
		if (below == 0 || below == sorted.length) {
			return Optional.empty();
		}
		double bias = NORMAL.inverseCumulativeProbability(below / sorted.length);
		double tail = (1 - level) / 2;
		double low = Quantiles.of(sorted, adjusted(tail, bias, acceleration));
		double high = Quantiles.of(sorted, adjusted(1 - tail, bias, acceleration));
		return low <= high ? Optional.of(new Interval(low, high, level)) : Optional.empty();
	}

	private static double adjusted(double probability, double bias, double acceleration) {
		double shifted = bias + NORMAL.inverseCumulativeProbability(probability);
		return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
	}

	private static OptionalDouble acceleration(Sample sample) {
		double[] values = new double[sample.units()];
		double mean = 0;
		for (int unit = 0; unit < values.length; unit++) {
			OptionalDouble value = sample.valueWithout(unit);
			if (value.isEmpty()) {
				return OptionalDouble.empty();
			}
			values[unit] = value.getAsDouble();
			mean += values[unit] / values.length;
		}
		double squares = 0;
		double cubes = 0;
		for (double value : values) {
			double from = mean - value;
			squares += from * from;
			cubes += from * from * from;
		}
		return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(cubes / (6 * Math.pow(squares, 1.5)));
	}
}
