package org.lorgnette.engine.language;

import java.util.List;

import org.lorgnette.model.Span;

/**
 * A piece of a text that was read, and how likely it was there.
 *
 * @param span where it stands; of a character that is cut up each piece has all of it
 * @param bytes of UTF-8 that it stands for
 * @param logProbability natural logarithm, 0 or below
 * @param rank how many pieces were likelier, 0 for the likeliest
 * @param entropy of what could come there, in nats
 * @param variance of the log-probability of what could come there by the model's own belief, in square nats
 * @param alternatives the likeliest of what could come there, from the likeliest on, as many as were asked for
 */
public record ReadPiece(Span span, int bytes, double logProbability, int rank, double entropy, double variance,
		List<NextPiece> alternatives) {

	public ReadPiece {
		alternatives = List.copyOf(alternatives);
	}

	/** In bits. */
	public double surprisal() {
		return -logProbability / Math.log(2);
	}
}
