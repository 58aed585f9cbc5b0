package org.lorgnette.engine.baseline.qa;

/**
 * A word of a text.
 *
 * @param form in lower case
 * @param kind by its form and letters
 * @param gap what stands between the word before and this one
 */
record Word(int begin, int end, String form, String stem, WordClass kind, boolean capital, Gap gap) {

	/** What separates two words. */
	enum Gap {
		/** Nothing, or a hyphen or a symbol: the words are one expression. */
		JOINED,
		/** White space or an apostrophe. */
		SPACE, COMMA, QUOTE, BRACKET,
		/** Any other punctuation. */
		STRONG,
		/** The end of a sentence. */
		SENTENCE
	}

	boolean isContent() {
		return !kind.isFunction() && kind != WordClass.SYMBOL;
	}
}
