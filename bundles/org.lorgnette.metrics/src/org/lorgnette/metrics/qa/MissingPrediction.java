package org.lorgnette.metrics.qa;

/** What a question without a prediction counts as. */
public enum MissingPrediction {
	/** Nothing: scoring fails and names the question. */
	ERROR,
	/** The question is left out of every total, as {@code get_raw_scores} of the SQuAD 2.0 script does. */
	SKIP,
	/** Wrong in every respect, as the SQuAD 1.1 script has it. */
	WRONG
}
