package org.lorgnette.training.tagging;

import java.util.Random;

import org.lorgnette.engine.djl.features.WordFeatures;

/**
 * Hides what a word is made of, by chance, in training: what is left are its affixes and shape. A network learns so to judge words it
 * has never seen by their looks and their context.
 *
 * @param rate the part of words that are hidden
 */
public record WordHiding(double rate) {

	/** Writes the ids of a word, hidden or not, to a place. */
	public void fill(WordFeatures features, String word, Random random, long[] ids, int place) {
		long[] known = features.ids(word);
		System.arraycopy(known, 0, ids, place, known.length);
		if (rate > 0 && random.nextDouble() < rate) {
			features.hideForm(ids, place);
		}
	}
}
