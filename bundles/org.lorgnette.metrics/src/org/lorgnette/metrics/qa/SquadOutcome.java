package org.lorgnette.metrics.qa;

/**
 * How one question was answered. Scores are 0..1.
 *
 * @param hasAnswer
 *            whether the gold holds an answer
 * @param answered
 *            whether the prediction is a text that is not empty; true also where it is missing and counts as wrong
 * @param rawExact
 *            1 if the prediction equals a gold answer after normalisation, else 0
 * @param rawF1
 *            the best F1 of tokens over the gold answers
 * @param exact
 *            {@code rawExact} after the threshold on the no-answer probability
 * @param f1
 *            {@code rawF1} after the threshold on the no-answer probability
 */
public record SquadOutcome(String id, boolean hasAnswer, boolean answered, double rawExact, double rawF1, double exact,
		double f1) {
}
