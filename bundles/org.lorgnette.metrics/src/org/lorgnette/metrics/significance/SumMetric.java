package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;

/** A metric that needs only sums of whole numbers over units. */
@FunctionalInterface
public interface SumMetric {

	/**
	 * @param sums one sum per column of the statistics; valid only during the call
	 * @param units how many units were summed, repetitions included
	 * @return the value; empty if it is undefined for these sums
	 */
	OptionalDouble of(long[] sums, long units);
}
