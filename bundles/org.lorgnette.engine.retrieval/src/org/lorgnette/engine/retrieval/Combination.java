package org.lorgnette.engine.retrieval;

/**
 * Joins what the reader says of an answer with what the search says of its passage. The odds of the reader's score are
 * multiplied by the fourth power of the passage's share of the best passage's BM25 score, and by {@code exp(-8 (c - coverage))}
 * where the passage covers less of the question than {@code c} = 0.7 by default; the odds of "no answer" are divided by the
 * same factors. The best passage, if it covers enough, thus keeps the reader's probabilities.
 *
 * <p>Both were chosen on the new_wiki part of SQuADShifts (Miller et al. 2020) with the lexical reader. Every fourth question
 * over all 1,581 paragraphs, exact match of the best answer: passages by the reader's score alone 29.0, best passage alone
 * 29.6; score times the share 30.6; odds times the share to the power of 1, 2, 4, 8: 30.0, 30.3, 30.8, 30.5. For "no answer"
 * half of the questions were asked without the articles that answer them: right decisions 68.5 % by the reader alone, 85.7 %
 * with the factor of coverage. The same on other corpora, with the numbers chosen on new_wiki: SQuAD 2.0 57.1 % and 75.6 %,
 * PIAF (French) 68.9 % and 74.5 %.
 *
 * @param leastCoverage {@code c}, 0..1; 0 leaves coverage out
 */
record Combination(double leastCoverage) {

	/** Of the default. */
	static final double COVERAGE = 0.7;
	private static final double SHARE_POWER = 4;
	private static final double COVERAGE_WEIGHT = 8;
	/** The share of a passage that has no word of the question, where others have. */
	private static final double LEAST_SHARE = 0.1;
	private static final double CERTAIN = 1e-6;

	/**
	 * What the odds of answers from a passage are multiplied by, as a logarithm; 0 or less.
	 *
	 * @param best
	 *            BM25's score of the best passage
	 */
	double shift(double score, double best, double coverage) {
		double share = best <= 0 ? 1 : Math.clamp(score / best, LEAST_SHARE, 1);
		return SHARE_POWER * Math.log(share) - COVERAGE_WEIGHT * Math.max(0, leastCoverage - coverage);
	}

	/** A probability with its odds multiplied by {@code exp(shift)}. */
	static double shifted(double probability, double shift) {
		if (shift == 0) {
			return probability;
		}
		double sure = Math.clamp(probability, CERTAIN, 1 - CERTAIN);
		return 1 / (1 + (1 - sure) / sure * Math.exp(-shift));
	}
}
