package org.lorgnette.engine.ask;

import java.io.IOException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;

/**
 * An engine that answers a question from many documents at once, because it compares them before it reads the best of them.
 * {@link Asking} lets it do so instead of having it read one document after the other.
 */
public interface CollectionEngine extends TextEngine {

	/**
	 * Reads the supply to its end, then answers. The documents of the answers have the id, language, text and metadata of those
	 * supplied. What the engine keeps of the documents for the next question never shows in its answers: they are those of an engine
	 * that sees the documents for the first time.
	 *
	 * @param limit
	 *            how many answers are wanted, 1 or more
	 * @param listener
	 *            hears of each document taken in, with nothing found in it so far
	 * @throws EngineException
	 *             if the engine failed on every document that it read for this question, or cannot work any more
	 * @throws IOException
	 *             if the documents cannot be read on
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 * @throws IllegalStateException
	 *             if the engine is closed
	 */
	AskResult ask(String question, int limit, DocumentSupply documents, AskListener listener, Cancellation cancellation)
			throws EngineException, IOException;
}
