package org.lorgnette.world.scene;

import java.util.Collections;
import java.util.List;

/**
 * A source of chance that gives the same numbers on every platform and release: SplitMix64 (Steele, Lea and Flood 2014), with
 * every derived number defined here.
 */
public final class Dice {

	private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

	private long state;

	public Dice(long seed) {
		state = seed;
	}

	/** A source of its own for each sequence of keys. */
	public static Dice of(long... keys) {
		long mixed = 0;
		for (long key : keys) {
			mixed = mix(mixed + GOLDEN_GAMMA + mix(key));
		}
		return new Dice(mixed);
	}

	/** A bijection that scatters the bits of a number. */
	static long mix(long bits) {
		long scattered = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
		scattered = (scattered ^ scattered >>> 27) * 0x94D049BB133111EBL;
		return scattered ^ scattered >>> 31;
	}

	public long bits() {
		state += GOLDEN_GAMMA;
		return mix(state);
	}

	/** 0 to less than the bound; the bias of less than bound / 2^31 is left in. */
	public int below(int bound) {
		return (int) ((bits() >>> 33) * bound >>> 31);
	}

	/** 0 to less than 1. */
	public double fraction() {
		return (bits() >>> 11) * 0x1p-53;
	}

	/** Evenly from low to high. */
	public double between(double low, double high) {
		return low + (high - low) * fraction();
	}

	public boolean chance(double probability) {
		return fraction() < probability;
	}

	public <T> T oneOf(List<T> choices) {
		return choices.get(below(choices.size()));
	}

	public void shuffle(List<?> list) {
		for (int i = list.size() - 1; i > 0; i--) {
			Collections.swap(list, i, below(i + 1));
		}
	}
}
