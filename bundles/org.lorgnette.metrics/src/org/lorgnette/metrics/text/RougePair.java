package org.lorgnette.metrics.text;

import org.lorgnette.metrics.Counts;

/**
 * What ROUGE counts in one hypothesis and its references: n-grams for ROUGE-N, tokens for ROUGE-L. Sums belong to several
 * references of one hypothesis; a corpus is the mean of its pairs' scores, not the score of the sum.
 */
public record RougePair(Counts rouge1, Counts rouge2, Counts rougeL) {

	static final RougePair ZERO = new RougePair(Counts.ZERO, Counts.ZERO, Counts.ZERO);

	RougePair plus(RougePair other) {
		return new RougePair(rouge1.plus(other.rouge1), rouge2.plus(other.rouge2), rougeL.plus(other.rougeL));
	}

	/** As the script prints it with {@code -d}; the counts give unrounded values. */
	public RougeScore rouge1Score() {
		return RougeScore.of(rouge1);
	}

	public RougeScore rouge2Score() {
		return RougeScore.of(rouge2);
	}

	public RougeScore rougeLScore() {
		return RougeScore.of(rougeL);
	}
}
