package org.lorgnette.engine.llm.chat;

import java.util.concurrent.CancellationException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** Gets requests answered. Safe for use by several threads at once. */
public interface ChatClient extends AutoCloseable {

	/** The endpoint that is asked. */
	Endpoint endpoint();

	/**
	 * @throws EngineException
	 *             if there is no usable reply; the message names the endpoint and what it said, never a key
	 * @throws CancellationException
	 *             within a second after the work was cancelled
	 * @throws IllegalStateException
	 *             if the client is closed
	 */
	Answered ask(ChatRequest request, ChatListener listener, Cancellation cancellation) throws EngineException;

	default Answered ask(ChatRequest request, Cancellation cancellation) throws EngineException {
		return ask(request, ChatListener.NONE, cancellation);
	}

	@Override
	void close();

	/**
	 * A reply and what it took.
	 *
	 * @param attempts how often the request was sent; 0 if the reply was at hand
	 * @param millis from the first attempt to the whole reply, waiting included
	 */
	record Answered(ChatReply reply, int attempts, long millis) {
	}
}
