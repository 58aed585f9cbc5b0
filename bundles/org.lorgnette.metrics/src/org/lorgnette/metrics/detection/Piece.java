package org.lorgnette.metrics.detection;

/**
 * How a language model found one piece of a text.
 *
 * @param logProbability natural logarithm, 0 or below
 * @param rank how many pieces were likelier, 0 for the likeliest
 * @param entropy of what could come there, in nats
 * @param variance of the log-probability of what could come there by the model's own belief
 */
public record Piece(double logProbability, int rank, double entropy, double variance) {
}
