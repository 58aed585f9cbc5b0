package org.lorgnette.metrics.significance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two systems over several runs each.
 *
 * @param difference of the means, system minus baseline
 * @param interval of the difference over other units and other runs; empty with fewer than two units
 * @param freedom degrees of freedom of the interval and of p
 * @param p two-sided; empty without an interval
 * @param adjustedP p corrected for the family of comparisons that were made together; empty before {@link #adjust}
 */
public record RepeatedComparison(String baseline, String system, double difference, Optional<Interval> interval, double freedom,
		OptionalDouble p, OptionalDouble adjustedP) {

	private RepeatedComparison withAdjustedP(double adjusted) {
		return new RepeatedComparison(baseline, system, difference, interval, freedom, p, OptionalDouble.of(adjusted));
	}

	/** The same comparisons in the same order with p adjusted by {@link Holm}; those without a p are no part of the family. */
	public static List<RepeatedComparison> adjust(List<RepeatedComparison> family) {
		return Holm.adjust(family, RepeatedComparison::p, RepeatedComparison::withAdjustedP);
	}
}
