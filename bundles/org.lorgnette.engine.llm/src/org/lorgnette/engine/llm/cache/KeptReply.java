package org.lorgnette.engine.llm.cache;

import org.lorgnette.engine.llm.chat.ChatReply;

/**
 * A reply on disk.
 *
 * @param payer the ledger that its request was charged to
 * @param attempts how often the request was sent
 * @param millis how long that took
 */
public record KeptReply(ChatReply reply, String payer, int attempts, long millis) {
}
