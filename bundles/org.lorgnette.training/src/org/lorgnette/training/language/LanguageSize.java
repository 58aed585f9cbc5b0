package org.lorgnette.training.language;

/**
 * The shape of a {@link LanguageNet}.
 *
 * @param vocabulary pieces of text there are
 * @param context the most pieces that are looked at together
 * @param inner width of the feed-forward parts
 */
record LanguageSize(int vocabulary, int context, int width, int layers, int heads, int inner) {

	/** @throws IllegalArgumentException if something is too small, or the heads do not divide the width */
	LanguageSize {
		if (vocabulary < 2 || context < 2 || width < 1 || layers < 1 || inner < 1) {
			throw new IllegalArgumentException("a language model needs two pieces, a context of two, a width and a layer at least");
		}
		if (heads < 1 || width % heads != 0) {
			throw new IllegalArgumentException("'heads' is " + heads + "; expected a divisor of the width " + width);
		}
	}
}
