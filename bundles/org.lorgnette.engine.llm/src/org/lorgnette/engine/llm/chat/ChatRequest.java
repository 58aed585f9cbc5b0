package org.lorgnette.engine.llm.chat;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked, apart from which model.
 *
 * @param schema what the reply must look like; empty for free text
 * @param repeat tells apart requests that are otherwise equal and are meant to be answered each for itself; 0 for the first
 */
public record ChatRequest(List<ChatMessage> messages, Sampling sampling, Optional<ReplySchema> schema, int repeat) {

	public ChatRequest {
		messages = List.copyOf(messages);
	}
}
