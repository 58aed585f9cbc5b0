package org.lorgnette.engine.remote;

/**
 * What an engine has used since it was opened.
 *
 * @param paid requests that were answered from elsewhere
 * @param kept requests whose reply was at hand
 * @param failed requests without a reply
 * @param tokensRead by the model for the paid ones
 * @param tokensWritten by it, likewise
 * @param estimated whether some of these numbers are guessed from lengths, since the server did not say
 * @param cost of the paid ones, at the prices set
 * @param mended replies that did not keep to their form, and of which something was got all the same
 * @param unusable replies of which nothing was got
 */
public record Spending(long paid, long kept, long failed, long tokensRead, long tokensWritten, boolean estimated, double cost, long mended,
		long unusable) {
}
