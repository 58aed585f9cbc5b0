package org.lorgnette.engine.remote;

/**
 * What an engine's requests took.
 *
 * @param paid requests that were answered from elsewhere
 * @param kept requests whose reply was at hand
 * @param failed requests without a reply
 * @param used by the paid ones
 * @param saved by the kept ones, which would have been used without them
 * @param estimated whether some of these numbers are guessed from lengths, since the server did not say
 * @param cost of the paid ones, at the prices set
 * @param costSaved of the kept ones, likewise
 * @param mended replies that did not keep to their form, and of which something was got all the same
 * @param unusable replies of which nothing was got
 */
public record Spending(long paid, long kept, long failed, Tokens used, Tokens saved, boolean estimated, double cost, double costSaved,
		long mended, long unusable) {

	/** @param read by the model */
	public record Tokens(long read, long written) {
	}
}
