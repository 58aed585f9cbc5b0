package org.lorgnette.engine.explain;

import org.lorgnette.model.Span;

/**
 * A word that may have had a part in a decision. The span is zero-width for a symbol that an engine adds itself, such as
 * {@code [CLS]}; {@code text} then names it.
 *
 * @param in whose text the span is one of
 */
public record Word(In in, Span span, String text) {

	/** Where words stand: in the document's text, or in that of the question that is being answered. */
	public enum In {
		TEXT, QUESTION
	}

	/** A word of the document's text. */
	public static Word of(CharSequence documentText, Span span) {
		return new Word(In.TEXT, span, span.of(documentText));
	}

	/** A word of a question. */
	public static Word ofQuestion(CharSequence question, Span span) {
		return new Word(In.QUESTION, span, span.of(question));
	}

	/** The share of this word's code units that the other one has too, 0..1; 0 for a zero-width one. */
	double shareIn(Word other) {
		if (in != other.in || !span.overlaps(other.span)) {
			return 0;
		}
		int common = Math.min(span.end(), other.span.end()) - Math.max(span.begin(), other.span.begin());
		return (double) common / span.length();
	}
}
