package org.lorgnette.metrics.significance;

/** A confidence interval, both ends included, at the confidence {@code level} in 0..1 (0.95 for 95%). */
public record Interval(double low, double high, double level) {

	/** @throws IllegalArgumentException unless {@code low <= high} and {@code 0 < level < 1} */
	public Interval {
		if (!(low <= high)) {
			throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
		}
		requireLevel(level);
	}

	public boolean contains(double value) {
		return low <= value && value <= high;
	}

	static void requireLevel(double level) {
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("confidence level: expected a number between 0 and 1, got " + level);
		}
	}
}
