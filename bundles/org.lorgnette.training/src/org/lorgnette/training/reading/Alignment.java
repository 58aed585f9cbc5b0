package org.lorgnette.training.reading;

import java.util.Locale;

/**
 * How gold answers fit whole words.
 *
 * @param exact begin and end with words
 * @param widened begin or end inside a word, or have marks or spaces of their own around them; learned as all words they touch
 * @param lost without a place in the text, or on no word
 * @param unlearned answerable questions all of whose answers are lost, which are not learned from
 */
record Alignment(long exact, long widened, long lost, long unlearned) {

	static final Alignment NONE = new Alignment(0, 0, 0, 0);

	Alignment plus(Alignment other) {
		return new Alignment(exact + other.exact, widened + other.widened, lost + other.lost, unlearned + other.unlearned);
	}

	@Override
	public String toString() {
		long all = Math.max(1, exact + widened + lost);
		return String.format(Locale.ROOT, "%d answers are whole words, %d (%.1f%%) were widened to whole words, %d have no place; "
				+ "%d questions are not learned from", exact, widened, 100.0 * widened / all, lost, unlearned);
	}
}
