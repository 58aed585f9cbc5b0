package org.lorgnette.engine.llm;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.prompt.PromptEstimate;
import org.lorgnette.model.Document;

/** An engine that can show what it would send for a document, exactly as it would leave this machine, without sending it. */
public interface ShowsPrompts extends TextEngine {

	/** The requests in the order in which they would be sent, names already masked. */
	List<ChatRequest> prompts(Document document, Cancellation cancellation) throws EngineException;

	default List<ChatRequest> prompts(Document document) throws EngineException {
		return prompts(document, Cancellation.NONE);
	}

	/** An estimate of what these would take. */
	PromptEstimate estimate(List<ChatRequest> requests);
}
