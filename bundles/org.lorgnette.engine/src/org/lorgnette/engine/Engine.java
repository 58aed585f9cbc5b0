package org.lorgnette.engine;

import org.lorgnette.model.Document;

/**
 * A method ready to work: its models are loaded. Safe for use by several threads at once, deterministic for the same settings and
 * input. Closing gives its memory back; a closed engine refuses to work.
 */
public interface Engine extends AutoCloseable {

	EngineDescriptor descriptor();

	/** The settings it was opened with, defaults included. */
	Settings settings();

	/**
	 * Analyses one document of any length. Gold annotations of the document are not looked at, except entities by an engine that
	 * extracts relations between given entities (its {@code entities} setting says so).
	 *
	 * @throws EngineException
	 *             if the engine fails on this document
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 * @throws IllegalStateException
	 *             if the engine is closed
	 */
	Analysis analyze(Document document, Cancellation cancellation) throws EngineException;

	@Override
	void close();
}
