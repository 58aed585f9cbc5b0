package org.lorgnette.engine.ask;

import org.lorgnette.engine.Analysis;

/** Hears how asking goes on; called from the thread that asks. */
@FunctionalInterface
public interface AskListener {

	/** Hears nothing. */
	AskListener NONE = (documents, latest) -> {
	};

	/**
	 * @param documents
	 *            how many were asked so far
	 * @param latest
	 *            what the engine said of the last one
	 */
	void asked(long documents, Analysis latest);
}
