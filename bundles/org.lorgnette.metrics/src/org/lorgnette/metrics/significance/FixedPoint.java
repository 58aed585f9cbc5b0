package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;

/**
 * Numbers as multiples of {@code 2^-bits}. Sums of such numbers are exact, so two resamples that hold the same units in another
 * order compare as equal, which sums of floating-point numbers do not grant.
 */
record FixedPoint(int bits) {

	private static final int SUM_BITS = 62;

	/** The finest unit at which as many times the largest magnitude as there are numbers still fits. */
	static FixedPoint forSums(double[]... lists) {
		double largest = 0;
		int count = 1;
		for (double[] list : lists) {
			count = Math.max(count, list.length);
			for (int unit = 0; unit < list.length; unit++) {
				if (!Double.isFinite(list[unit])) {
					throw new IllegalArgumentException("unit " + unit + ": expected a finite number, got " + list[unit]);
				}
				largest = Math.max(largest, Math.abs(list[unit]));
			}
		}
		int magnitude = largest == 0 ? 0 : Math.getExponent(largest) + 1;
		int growth = Integer.SIZE - Integer.numberOfLeadingZeros(count);
		// At most 1000 keeps the scale itself and its inverse within the range of a double.
		return new FixedPoint(Math.min(1000, SUM_BITS - magnitude - growth));
	}

	LongTable table(double[] values) {
		long[] scaled = new long[values.length];
		for (int unit = 0; unit < values.length; unit++) {
			scaled[unit] = (long) Math.rint(Math.scalb(values[unit], bits));
		}
		return LongTable.ofColumn(scaled);
	}

	SumMetric mean() {
		return (sums, units) -> units == 0 ? OptionalDouble.empty()
				: OptionalDouble.of(Math.scalb((double) sums[0] / units, -bits));
	}
}
