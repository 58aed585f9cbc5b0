package org.lorgnette.engine.retrieval;

import java.util.List;
import java.util.Locale;

import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/**
 * A passage to be read.
 *
 * @param rank from 1
 * @param shift see {@link Combination#shift}
 * @param copies places with the same text
 */
record Retrieved(Document document, Span span, int rank, double score, double coverage, double shift, List<Copy> copies) {

	/** Another place that says the same. */
	record Copy(String document, Span span) {
	}

	Retrieved {
		copies = List.copyOf(copies);
	}

	String text() {
		return span.of(document.text());
	}

	/** Why it was read. */
	String reason() {
		return String.format(Locale.ROOT, "passage %d by BM25 (score %.2f, covers %.0f %% of the question)", rank, score,
				100 * coverage);
	}
}
