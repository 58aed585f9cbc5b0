package org.lorgnette.training.relations;

import java.util.Random;

import org.lorgnette.engine.djl.features.WordFeatures;

/**
 * Hides what words are made of, by chance, in training; their affixes and shapes stay. A network that cannot rely on the words of
 * the entities learns to look at what stands around them.
 *
 * @param words the part of words that are hidden
 * @param entities the part of the entities of pairs all of whose words are hidden
 */
record PairHiding(double words, double entities) {

	static final PairHiding NONE = new PairHiding(0, 0);

	/** @param ids of the words of a pair, from {@code place} on */
	void hide(PairExample pair, WordFeatures features, Random random, long[] ids, int place) {
		if (words == 0 && entities == 0) {
			return;
		}
		boolean head = random.nextDouble() < entities;
		boolean tail = random.nextDouble() < entities;
		for (int i = 0; i < pair.length(); i++) {
			boolean inHead = pair.roles()[i] == 1 || pair.roles()[i] == 3;
			boolean inTail = pair.roles()[i] == 2 || pair.roles()[i] == 3;
			boolean hidden = random.nextDouble() < words;
			if (hidden || head && inHead || tail && inTail) {
				features.hideForm(ids, place + i * features.width());
			}
		}
	}
}
