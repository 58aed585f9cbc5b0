package org.lorgnette.engine.ask;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;

/** An answer with the document it was found in. */
public record CitedAnswer(Document document, Prediction<Answer> prediction) {

	public String text() {
		return prediction.value().text();
	}

	/** Where the answer stands, if it was taken from the text. */
	public Optional<Citation> place() {
		return prediction.value().span().map(span -> cite(new LineIndex(document.text()), span, "answer"));
	}

	/** What it rests on in this document, in the order of the evidence. */
	public List<Citation> evidence() {
		LineIndex lines = new LineIndex(document.text());
		return prediction.evidence().stream().filter(this::isHere).map(evidence -> cite(lines, evidence.span(), evidence.reason()))
				.toList();
	}

	private boolean isHere(Evidence evidence) {
		return evidence.source().isEmpty() || evidence.source().get().equals(document.id());
	}

	private Citation cite(LineIndex lines, Span span, String reason) {
		int line = lines.line(span.begin());
		return new Citation(document.id(), span, line, span.begin() - lines.begin(line) + 1, span.of(document.text()), reason);
	}
}
