package org.lorgnette.metrics.significance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.lorgnette.metrics.Counts;

/**
 * Counts per sentence of a system that finds each gold item with some probability and adds spurious ones; some sentences are
 * empty.
 */
final class Simulated {

	private Simulated() {
	}

	static List<Counts> sentences(int units, double found, long seed) {
		Random random = new Random(seed);
		List<Counts> result = new ArrayList<>();
		for (int unit = 0; unit < units; unit++) {
			int gold = unit % 4;
			int correct = 0;
			for (int item = 0; item < gold; item++) {
				correct += random.nextDouble() < found ? 1 : 0;
			}
			result.add(new Counts(gold, correct + random.nextInt(2), correct));
		}
		return result;
	}
}
