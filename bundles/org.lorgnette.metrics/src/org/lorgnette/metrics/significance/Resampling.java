package org.lorgnette.metrics.significance;

/** How often to resample, and the seed: together with the statistics all that a result depends on. */
public record Resampling(int resamples, long seed) {

	/** @throws IllegalArgumentException without a resample */
	public Resampling {
		if (resamples < 1) {
			throw new IllegalArgumentException("resamples: expected at least 1, got " + resamples);
		}
	}
}
