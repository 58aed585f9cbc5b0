package org.lorgnette.engine.remote;

/**
 * What requests would take, by estimate and not by measurement.
 *
 * @param tokensRead by the model
 * @param tokensWritten by it
 * @param cost at the prices set; 0 if there are none
 */
public record OutgoingEstimate(long requests, long tokensRead, long tokensWritten, double cost) {

	public static final OutgoingEstimate NOTHING = new OutgoingEstimate(0, 0, 0, 0);

	public OutgoingEstimate plus(OutgoingEstimate other) {
		return new OutgoingEstimate(requests + other.requests, tokensRead + other.tokensRead, tokensWritten + other.tokensWritten,
				cost + other.cost);
	}
}
