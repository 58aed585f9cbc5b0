package org.lorgnette.engine.explain;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/** An engine that shows what it attends to. */
public interface ShowsAttention extends TextEngine {

	/**
	 * The attention behind a decision about a document: where the engine sees a long text through windows, that of a window in which
	 * the decision can be made.
	 *
	 * @param decision
	 *            need not be one that the engine made: its places, its question and its mentions say what to look at
	 * @throws EngineException
	 *             if the engine fails, or its model was exported without attention (an
	 *             {@link org.lorgnette.engine.EngineUnavailableException} then says what to do)
	 */
	AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) throws EngineException;
}
