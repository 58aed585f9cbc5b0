package org.lorgnette.metrics.qa;

/**
 * How SQuAD 2.0 scores are computed.
 *
 * @param noAnswerThreshold
 *            a question whose no-answer probability exceeds this counts as predicted to have no answer
 */
public record SquadSettings(double noAnswerThreshold, MissingPrediction missing, AnswerNormalizer normalizer) {

	/** As the official script without options, except that a missing prediction is an error. */
	public static final SquadSettings DEFAULT = new SquadSettings(1.0, MissingPrediction.ERROR, AnswerNormalizer.SQUAD);

	/** @throws IllegalArgumentException if the threshold is not a number */
	public SquadSettings {
		if (Double.isNaN(noAnswerThreshold)) {
			throw new IllegalArgumentException("the no-answer threshold is not a number");
		}
	}

	public SquadSettings withNoAnswerThreshold(double threshold) {
		return new SquadSettings(threshold, missing, normalizer);
	}

	public SquadSettings withMissing(MissingPrediction newMissing) {
		return new SquadSettings(noAnswerThreshold, newMissing, normalizer);
	}

	public SquadSettings withNormalizer(AnswerNormalizer newNormalizer) {
		return new SquadSettings(noAnswerThreshold, missing, newNormalizer);
	}
}
