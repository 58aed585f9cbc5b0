package org.lorgnette.engine.baseline.language;

/**
 * What is taken off the counts of n-grams of one length, by whether they were counted once, twice or more often (Chen and
 * Goodman, "An empirical study of smoothing techniques for language modeling", 1999, equation 26).
 */
record Discounts(double once, double twice, double more) {

	/** For data too small to tell, as KenLM has it. */
	private static final Discounts USUAL = new Discounts(0.5, 1, 1.5);

	/** @param counted how many n-grams were counted once, twice, three and four times */
	static Discounts of(long[] counted) {
		if (counted[0] == 0 || counted[1] == 0 || counted[2] == 0) {
			return USUAL;
		}
		double y = counted[0] / (counted[0] + 2.0 * counted[1]);
		double once = 1 - 2 * y * counted[1] / counted[0];
		double twice = 2 - 3 * y * counted[2] / counted[1];
		double more = 3 - 4 * y * counted[3] / counted[2];
		// Strange data could ask for more than there is, or for less than nothing.
		return once < 0 || twice < 0 || more < 0 || twice > 2 || more > 3 ? USUAL : new Discounts(once, twice, more);
	}

	double of(int count) {
		return count == 1 ? once : count == 2 ? twice : more;
	}
}
