package org.lorgnette.metrics.significance;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Spelled out
 * here because published results must not change with the Java version, which may change how its own generators draw bounded
 * numbers.
 */
final class SplitMix64 {

	private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

	private long state;

	/**
	 * The stream of one resample: its start is a hash of seed and number, so that every resample can be drawn alone, by any
	 * thread.
	 */
	SplitMix64(long seed, int resample) {
		state = mix(mix(seed) + resample);
	}

	long next() {
		state += GOLDEN_GAMMA;
		return mix(state);
	}

	/**
	 * A number in 0..bound-1. One step per draw, without rejection: the probabilities of two numbers differ by less than
	 * 2<sup>-33</sup> of themselves.
	 */
	int below(int bound) {
		return (int) Math.unsignedMultiplyHigh(next(), bound);
	}

	/** Stafford's variant 13 of the 64-bit finalizer. */
	private static long mix(long value) {
		long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
		z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
		return z ^ (z >>> 31);
	}
}
