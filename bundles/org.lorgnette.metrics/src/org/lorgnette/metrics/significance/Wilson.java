package org.lorgnette.metrics.significance;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The score interval of a proportion, without correction for continuity (Wilson 1927, "Probable inference", equation 6). */
public final class Wilson {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	private Wilson() {
	}

	/**
	 * @param share of the trials that succeeded, 0..1
	 * @param trials that were independent, 1 or more
	 */
	public static Interval interval(double share, long trials, double level) {
		Interval.requireLevel(level);
		if (trials < 1 || !(share >= 0 && share <= 1)) {
			throw new IllegalArgumentException("expected a share in 0..1 of one trial or more, got " + share + " of " + trials);
		}
		double z = NORMAL.inverseCumulativeProbability(1 - (1 - level) / 2);
		double spread = z * z / trials;
		double middle = (share + spread / 2) / (1 + spread);
		double half = Math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread);
		// At its ends the interval is exact; rounding must not push it off.
		return new Interval(share == 0 ? 0 : Math.max(0, middle - half), share == 1 ? 1 : Math.min(1, middle + half), level);
	}
}
