package org.lorgnette.engine.llm.prompt;

import java.util.List;

import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.ReplyJson;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.engine.llm.ledger.Prices;

/**
 * An estimate, not a measurement, of what requests would take: one token for every four characters, 800 for a picture, and a reply of a
 * fifth of the document's length. The server's own counts are in the ledger afterwards.
 */
public record PromptEstimate(int requests, long tokensRead, long tokensWritten, double cost) {

	private static final int REPLY_SHARE = 5;
	private static final int SHORTEST_REPLY = 20;

	public static PromptEstimate of(List<ChatRequest> requests, Prices prices) {
		long read = 0;
		long written = 0;
		for (ChatRequest request : requests) {
			read += ReplyJson.estimateTokens(request);
			written += SHORTEST_REPLY + request.messages().getLast().text().length() / 4L / REPLY_SHARE;
		}
		return new PromptEstimate(requests.size(), read, written, prices.cost(new TokenUsage(read, written, true)));
	}

	public PromptEstimate plus(PromptEstimate other) {
		return new PromptEstimate(requests + other.requests, tokensRead + other.tokensRead, tokensWritten + other.tokensWritten,
				cost + other.cost);
	}
}
