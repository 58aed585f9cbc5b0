package org.lorgnette.metrics.significance;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The paired bootstrap: both systems are measured on the same resampled units (Koehn, "Statistical significance tests for machine
 * translation evaluation", EMNLP 2004). The test is that of Berg-Kirkpatrick, Burkett and Klein ("An empirical investigation of
 * statistical significance in NLP", EMNLP 2012): the resampled differences, shifted to have mean zero under the null hypothesis,
 * against the one seen; here two-sided.
 */
public final class PairedBootstrap {

	private PairedBootstrap() {
	}

	/**
	 * @param difference system minus baseline; empty if either is undefined
	 * @param interval percentile interval of the difference; empty without a difference, with fewer than two units, or if all
	 *            resamples are undefined
	 * @param p two-sided, between 1 / (resamples + 1) and 1; empty without an interval
	 * @param wins share of the defined resamples on which the system is better, ties counted half (what Koehn reports); empty
	 *            without an interval
	 * @param undefined resamples on which a metric was undefined: no part of interval and wins, and as extreme for p
	 */
	public record Result(OptionalDouble difference, Optional<Interval> interval, OptionalDouble p, OptionalDouble wins,
			int units, int undefined, Resampling resampling) {
	}

	/** p = (r + 1) / (R + 1), where r of the R resampled differences d* have |d* - d| >= |d|, d being the difference seen. */
	public static Result test(PairedSample pair, double level, Resampling resampling, int threads) {
		Interval.requireLevel(level);
		OptionalDouble difference = pair.difference();
		if (difference.isEmpty() || pair.units() < 2) {
			return new Result(difference, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), pair.units(), 0,
					resampling);
		}
		Replicates replicates = Replicates.bootstrap(pair.units(), resampling, threads, pair::difference);
		double[] values = replicates.defined();
		double seen = difference.getAsDouble();
		long extreme = replicates.undefined();
		double wins = 0;
		for (double value : values) {
			if (Math.abs(value - seen) >= Math.abs(seen)) {
				extreme++;
			}
			wins += value > 0 ? 1 : value == 0 ? 0.5 : 0;
		}
		if (values.length == 0) {
			return new Result(difference, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), pair.units(),
					replicates.undefined(), resampling);
		}
		return new Result(difference, Bootstrap.percentile(values, level),
				OptionalDouble.of((extreme + 1.0) / (resampling.resamples() + 1.0)),
				OptionalDouble.of(wins / values.length), pair.units(), replicates.undefined(), resampling);
	}
}
