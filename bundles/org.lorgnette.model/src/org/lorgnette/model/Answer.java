package org.lorgnette.model;

import java.util.Optional;

/**
 * An answer to the question with id {@code question}: its text and, if it was taken from the document, where. The empty text
 * says that there is no answer.
 */
public record Answer(String question, String text, Optional<Span> span) implements Value {

	public static Answer none(String question) {
		return new Answer(question, "", Optional.empty());
	}

	public boolean isNone() {
		return text.isEmpty();
	}
}
