package org.lorgnette.engine.djl.folder;

/**
 * How likely it is that a text has no answer (Platt 1999): the logarithm of the odds of any answer are {@code slope * x + offset},
 * where {@code x} is by how much all spans together outweigh the network's own score of no answer, at the model's temperature.
 *
 * @param slope positive; 1 takes the network at its word
 * @param offset more of it answers more readily
 */
public record NoAnswer(double slope, double offset) {

	/** What the network says. */
	public static final NoAnswer PLAIN = new NoAnswer(1, 0);

	/** @throws IllegalArgumentException unless the slope is positive and both are finite */
	public NoAnswer {
		if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(offset)) {
			throw new IllegalArgumentException("slope " + slope + ", offset " + offset + "; expected a positive slope, both finite");
		}
	}

	/** With the odds of any answer multiplied, their factor given as a logarithm. */
	public NoAnswer shifted(double logOdds) {
		return new NoAnswer(slope, offset + logOdds);
	}

	/** The logarithm of the odds of any answer. */
	public double logOddsOfAny(double x) {
		return slope * x + offset;
	}
}
