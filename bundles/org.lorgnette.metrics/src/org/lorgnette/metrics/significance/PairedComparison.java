package org.lorgnette.metrics.significance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one paired test says about one metric of two systems.
 *
 * @param difference system minus baseline; empty if the metric is undefined for either
 * @param interval of the difference, by the paired bootstrap whatever the test; empty where that has none
 * @param p two-sided, of this comparison alone; empty without a difference
 * @param adjustedP p corrected for the family of comparisons that were made together; empty before {@link #adjust}
 * @param effects those that are defined, see {@link EffectSizes}
 * @param undefined resamples of the test (of the interval, where the test does not resample) on which the metric was undefined
 */
public record PairedComparison(String baseline, String system, String metric, OptionalDouble baselineValue,
		OptionalDouble systemValue, OptionalDouble difference, Optional<Interval> interval, PairedTest test, OptionalDouble p,
		OptionalDouble adjustedP, List<EffectSize> effects, int units, Resampling resampling, int undefined) {

	public PairedComparison {
		effects = List.copyOf(effects);
	}

	public PairedComparison withAdjustedP(double adjusted) {
		return new PairedComparison(baseline, system, metric, baselineValue, systemValue, difference, interval, test, p,
				OptionalDouble.of(adjusted), effects, units, resampling, undefined);
	}

	/** The same comparisons in the same order with p adjusted by {@link Holm}; those without a p are no part of the family. */
	public static List<PairedComparison> adjust(List<PairedComparison> family) {
		return Holm.adjust(family, PairedComparison::p, PairedComparison::withAdjustedP);
	}
}
