package org.lorgnette.model;

import java.util.Map;

/**
 * A token of a document. {@code columns} holds what a format says of it besides its text (lemma, part of speech, the further
 * columns of a table), by the format's own name for it, in the order read.
 */
public record Token(Span span, Map<String, String> columns) {

	public Token {
		columns = Attributes.copy(columns);
	}

	public Token(int begin, int end) {
		this(new Span(begin, end), Map.of());
	}

	public int begin() {
		return span.begin();
	}

	public int end() {
		return span.end();
	}

	public String text(CharSequence documentText) {
		return span.of(documentText);
	}
}
