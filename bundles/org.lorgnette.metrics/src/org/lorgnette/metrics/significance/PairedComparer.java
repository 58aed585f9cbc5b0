package org.lorgnette.metrics.significance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Compares systems with one test at one confidence level.
 *
 * @param level of the intervals, in 0..1
 * @param threads how many to use; no result depends on it
 */
public record PairedComparer(PairedTest test, double level, Resampling resampling, int threads) {

	/** @throws IllegalArgumentException unless {@code 0 < level < 1} and {@code threads >= 1} */
	public PairedComparer {
		Interval.requireLevel(level);
		if (threads < 1) {
			throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
		}
	}

	/**
	 * @throws IllegalArgumentException if the test is McNemar's and a system is neither right nor wrong on some unit
	 * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
	 */
	public PairedComparison compare(String baseline, String system, String metric, PairedSample pair) {
		List<EffectSize> effects = new ArrayList<>(EffectSizes.of(pair));
		PairedBootstrap.Result bootstrap = PairedBootstrap.test(pair, level, resampling, threads);
		OptionalDouble p;
		int undefined = bootstrap.undefined();
		switch (test) {
			case APPROXIMATE_RANDOMIZATION -> {
				ApproximateRandomization.Result result = ApproximateRandomization.test(pair, resampling, threads);
				p = result.p();
				undefined = result.undefined();
			}
			case PAIRED_BOOTSTRAP -> p = bootstrap.p();
			case MCNEMAR -> {
				McNemar table = McNemar.of(outcomes(pair.baseline(), baseline), outcomes(pair.system(), system));
				p = pair.units() == 0 ? OptionalDouble.empty() : OptionalDouble.of(table.exactP());
				if (pair.units() > 0) {
					effects.add(EffectSizes.cohensH(pair.baseline().value().orElseThrow(), pair.system().value().orElseThrow()));
				}
				EffectSizes.oddsRatio(table, level).ifPresent(effects::add);
			}
			default -> throw new AssertionError(test);
		}
		return new PairedComparison(baseline, system, metric, pair.baseline().value(), pair.system().value(),
				bootstrap.difference(), bootstrap.interval(), test, p, OptionalDouble.empty(), effects, pair.units(), resampling,
				undefined);
	}

	private static boolean[] outcomes(Sample sample, String name) {
		boolean[] right = new boolean[sample.units()];
		for (int unit = 0; unit < right.length; unit++) {
			OptionalDouble value = sample.value(new int[] { unit });
			if (value.isEmpty() || value.getAsDouble() != 0 && value.getAsDouble() != 1) {
				throw new IllegalArgumentException("McNemar's test needs units that are right (1) or wrong (0); unit " + unit
						+ " of " + name + " is " + (value.isEmpty() ? "undefined" : value.getAsDouble())
						+ "; use " + PairedTest.APPROXIMATE_RANDOMIZATION.id());
			}
			right[unit] = value.getAsDouble() == 1;
		}
		return right;
	}
}
