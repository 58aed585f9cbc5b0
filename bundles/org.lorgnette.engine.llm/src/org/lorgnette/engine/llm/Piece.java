package org.lorgnette.engine.llm;

import java.util.List;

import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.mask.Masking;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

/**
 * What is asked about a part of a document.
 *
 * @param span of the document's text that the model sees
 * @param masking that was applied to it
 * @param question index of the document's question, 0 if it is about something else
 * @param given entities that the request lists, in the order of their ids there
 */
record Piece(ChatRequest request, Span span, Masking masking, int question, List<Entity> given) {

	Piece {
		given = List.copyOf(given);
	}
}
