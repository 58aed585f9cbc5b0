package org.lorgnette.engine.remote;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/** An engine that sends texts, and can show beforehand what it would send. */
public interface PreviewsTexts extends TextEngine {

	/** Sends nothing. */
	Preview preview(Document document, Cancellation cancellation) throws EngineException;
}
