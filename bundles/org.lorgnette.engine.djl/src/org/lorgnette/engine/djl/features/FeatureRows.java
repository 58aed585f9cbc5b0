package org.lorgnette.engine.djl.features;

/**
 * How many ids of which kind a word has, and how many rows there are for each kind.
 *
 * @param pieces subwords that are kept of a word
 * @param words rows for hashed forms of words
 * @param wordHashes how often a form is hashed, each time otherwise; the sum of rows tells apart what one row cannot
 * @param affixes rows for prefixes, and as many for suffixes; 0 for neither
 * @param shapes rows for shapes such as {@code Xxx-dd}; 0 for none
 */
public record FeatureRows(int pieces, int words, int wordHashes, int affixes, int shapes) {

	/** Rows that suit two languages. */
	public static final FeatureRows DEFAULT = new FeatureRows(4, 16_384, 2, 4_096, 512);

	/** @throws IllegalArgumentException if a number is negative, or there are no subwords */
	public FeatureRows {
		if (pieces < 1 || words < 0 || wordHashes < 0 || affixes < 0 || shapes < 0 || wordHashes > 0 && words == 0) {
			throw new IllegalArgumentException("not a layout of word features: pieces " + pieces + ", words " + words + ", wordHashes "
					+ wordHashes + ", affixes " + affixes + ", shapes " + shapes);
		}
	}

	int width() {
		return pieces + wordHashes + (affixes > 0 ? 2 : 0) + (shapes > 0 ? 1 : 0);
	}

	int total(int subwords) {
		return 1 + subwords + words + 2 * affixes + shapes;
	}
}
