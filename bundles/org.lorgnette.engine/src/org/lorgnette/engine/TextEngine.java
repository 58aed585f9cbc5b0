package org.lorgnette.engine;

import org.lorgnette.model.Document;

/** An engine that works on texts: finds entities and relations, or answers the questions that a document brings along. */
public interface TextEngine extends Engine {

	/**
	 * Analyses one document of any length. Gold annotations of the document are not looked at, except entities by an engine that
	 * extracts relations between given entities (its {@code entities} setting says so). An engine for question answering gives, for
	 * each of the document's questions in their order, its best answers from the surest on;
	 * {@link org.lorgnette.model.Answer#none} among them stands for the belief that the text has no answer.
	 *
	 * @throws EngineException
	 *             if the engine fails on this document
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 * @throws IllegalStateException
	 *             if the engine is closed
	 */
	Analysis analyze(Document document, Cancellation cancellation) throws EngineException;
}
