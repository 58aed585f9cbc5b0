package org.lorgnette.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.metrics.significance.Interval;

/** A measured value in 0..1, empty if undefined, with its confidence interval where one could be computed. */
public record Estimate(OptionalDouble value, Optional<Interval> interval) {

	public static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty(), Optional.empty());
}
