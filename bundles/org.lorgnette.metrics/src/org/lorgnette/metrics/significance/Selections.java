package org.lorgnette.metrics.significance;

import java.util.stream.IntStream;

/** Index lists that several samples need. */
final class Selections {

	private Selections() {
	}

	static int[] all(int units) {
		return IntStream.range(0, units).toArray();
	}

	static int[] allBut(int units, int left) {
		return IntStream.range(0, units).filter(unit -> unit != left).toArray();
	}

	/** Fills {@code selected} with units drawn with replacement. */
	static void draw(SplitMix64 random, int[] selected) {
		for (int i = 0; i < selected.length; i++) {
			selected[i] = random.below(selected.length);
		}
	}
}
