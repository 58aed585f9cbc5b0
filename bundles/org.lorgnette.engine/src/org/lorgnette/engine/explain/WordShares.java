package org.lorgnette.engine.explain;

import java.util.List;

/** Hands values of a network's own units to words. */
final class WordShares {

	private WordShares() {
	}

	/** For each word the sum over the units of their value times the share of the unit that is part of the word. */
	static double[] of(List<Word> words, List<Word> units, double[] values) {
		double[] shared = new double[words.size()];
		for (int word = 0; word < shared.length; word++) {
			for (int unit = 0; unit < values.length; unit++) {
				shared[word] += values[unit] * units.get(unit).shareIn(words.get(word));
			}
		}
		return shared;
	}
}
