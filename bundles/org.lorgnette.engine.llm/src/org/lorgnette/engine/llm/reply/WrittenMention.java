package org.lorgnette.engine.llm.reply;

import java.util.Optional;

/**
 * A piece of text that a model says stands in the document.
 *
 * @param text as the model writes it
 * @param context words around it, if the model gives them
 */
public record WrittenMention(String text, Optional<String> context) {

	public WrittenMention(String text) {
		this(text, Optional.empty());
	}
}
