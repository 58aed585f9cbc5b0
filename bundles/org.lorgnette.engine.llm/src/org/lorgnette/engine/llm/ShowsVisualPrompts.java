package org.lorgnette.engine.llm;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.prompt.PromptEstimate;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.VisualQuestion;

/** As {@link ShowsPrompts}, of questions about pictures. */
public interface ShowsVisualPrompts extends VisualEngine {

	/** @param pictures one for each of the question's images */
	List<ChatRequest> prompts(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException;

	/** An estimate of what these would take. */
	PromptEstimate estimate(List<ChatRequest> requests);
}
