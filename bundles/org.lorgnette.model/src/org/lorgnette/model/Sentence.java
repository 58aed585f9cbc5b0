package org.lorgnette.model;

import java.util.Map;

/**
 * A sentence as the half-open range {@code [firstToken, endToken)} of its document's token list, with its span in the text.
 * {@code metadata} keeps what the format said of it (the comment lines of CoNLL-U, a HIPE header).
 */
public record Sentence(Span span, int firstToken, int endToken, Map<String, String> metadata) {

	/** @throws IllegalArgumentException unless {@code 0 <= firstToken <= endToken} */
	public Sentence {
		if (firstToken < 0 || endToken < firstToken) {
			throw new IllegalArgumentException("not a token range: [" + firstToken + ", " + endToken + ")");
		}
		metadata = Attributes.copy(metadata);
	}

	public Sentence(Span span, int firstToken, int endToken) {
		this(span, firstToken, endToken, Map.of());
	}

	public int tokenCount() {
		return endToken - firstToken;
	}
}
