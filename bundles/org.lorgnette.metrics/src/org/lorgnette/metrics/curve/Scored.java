package org.lorgnette.metrics.curve;

/** A prediction's score, larger is surer, and whether the prediction is correct. */
public record Scored(double score, boolean correct) {

	/** @throws IllegalArgumentException if the score is not a number */
	public Scored {
		if (Double.isNaN(score)) {
			throw new IllegalArgumentException("the score of a prediction is not a number");
		}
		// Adding zero turns -0.0 into 0.0, with which it ties.
		score += 0.0;
	}
}
