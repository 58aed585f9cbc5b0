package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

	private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

	/** The JDK's generator adds the golden gamma to its seed, then mixes. */
	private static long mix(long value) {
		return new SplittableRandom(value - GOLDEN_GAMMA).nextLong();
	}

	@Test
	void givesTheNumbersOfTheJdk() {
		for (int resample : new int[] { 0, 1, 9_999 }) {
			SplittableRandom expected = new SplittableRandom(mix(mix(17) + resample));
			SplitMix64 random = new SplitMix64(17, resample);
			for (int i = 0; i < 1000; i++) {
				assertEquals(expected.nextLong(), random.next());
			}
		}
	}

	@Test
	void drawsEachIndexEquallyOften() {
		int bound = 7;
		int draws = 70_000;
		long[] seen = new long[bound];
		SplitMix64 random = new SplitMix64(1, 0);
		for (int i = 0; i < draws; i++) {
			seen[random.below(bound)]++;
		}
		double chiSquare = 0;
		for (long count : seen) {
			chiSquare += Math.pow(count - draws / bound, 2) / (draws / bound);
		}
		// The 99.99% point with 6 degrees of freedom is 27.9.
		assertTrue(chiSquare < 27.9, () -> "chi-square too large");
	}
}
