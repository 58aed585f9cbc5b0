package org.lorgnette.model;

import java.util.Optional;

/**
 * Why a prediction was made: a span of {@code source} (a document id; empty for the document under analysis) and what it says,
 * for example the name of the rule that fired there.
 */
public record Evidence(Optional<String> source, Span span, String reason) {

	public Evidence(Span span, String reason) {
		this(Optional.empty(), span, reason);
	}
}
