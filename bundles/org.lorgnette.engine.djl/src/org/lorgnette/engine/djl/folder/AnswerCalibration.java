package org.lorgnette.engine.djl.folder;

/**
 * How the scores of answers become probabilities.
 *
 * @param temperature by which they are divided, positive
 */
public record AnswerCalibration(double temperature, NoAnswer noAnswer) {

	/** @throws IllegalArgumentException unless the temperature is positive and finite */
	public AnswerCalibration {
		if (!(temperature > 0) || Double.isInfinite(temperature)) {
			throw new IllegalArgumentException("temperature " + temperature + "; expected a positive number");
		}
	}

	/** With the odds of any answer multiplied, their factor given as a logarithm. */
	public AnswerCalibration shifted(double logOdds) {
		return new AnswerCalibration(temperature, noAnswer.shifted(logOdds));
	}
}
