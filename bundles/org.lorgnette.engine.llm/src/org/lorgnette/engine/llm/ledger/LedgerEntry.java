package org.lorgnette.engine.llm.ledger;

import java.time.Instant;
import java.util.Locale;

import org.lorgnette.engine.llm.chat.TokenUsage;

/**
 * One request.
 *
 * @param hash of the request, the same as in the cache
 * @param attempts how often it was sent, 0 if the reply was at hand
 * @param finish why the reply ended, as the server says; of a failure what failed
 * @param cost by the prices that were set; 0 unless {@code kind} is {@link Kind#PAID}
 */
public record LedgerEntry(Instant time, Kind kind, String engine, String endpoint, String model, String hash, TokenUsage usage,
		double cost, int attempts, long millis, String finish) {

	public enum Kind {
		/** The endpoint was asked and answered. */
		PAID,
		/** The reply was at hand; tokens are those that it took once. */
		KEPT,
		/** There was no usable reply. Servers may charge for it all the same. */
		FAILED;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
