package org.lorgnette.engine.llm;

import java.util.List;

import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.ReplyJson;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.engine.llm.ledger.Prices;
import org.lorgnette.engine.remote.Outgoing;
import org.lorgnette.engine.remote.OutgoingEstimate;
import org.lorgnette.engine.remote.Preview;

/**
 * Shows requests before they are sent. They would take about one token for every four characters, 800 for a picture, and a reply of a fifth
 * of the document's length; the server's own counts are in the ledger afterwards.
 */
final class Previews {

	private static final int REPLY_SHARE = 5;
	private static final int SHORTEST_REPLY = 20;

	private Previews() {
	}

	static Preview of(List<ChatRequest> requests, Prices prices) {
		long read = 0;
		long written = 0;
		for (ChatRequest request : requests) {
			read += ReplyJson.estimateTokens(request);
			written += SHORTEST_REPLY + request.messages().getLast().text().length() / 4L / REPLY_SHARE;
		}
		return new Preview(requests.stream().map(Previews::outgoing).toList(),
				new OutgoingEstimate(requests.size(), read, written, prices.cost(new TokenUsage(read, written, true))));
	}

	private static Outgoing outgoing(ChatRequest request) {
		return new Outgoing(request.messages().stream().map(message -> new Outgoing.Turn(message.role().id(), message.text())).toList(),
				request.messages().stream().mapToLong(message -> message.images()).sum());
	}
}
