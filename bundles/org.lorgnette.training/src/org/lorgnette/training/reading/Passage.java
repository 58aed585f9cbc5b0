package org.lorgnette.training.reading;

import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.model.Span;

/**
 * A text that is asked.
 *
 * @param words its forms
 * @param article what groups passages on the same matter; empty if that is not known
 * @param document its number in the part of the data
 */
public record Passage(DocumentWords text, String[] words, MatchText match, String article, int document) {

	static Passage of(DocumentWords text, MatchText match, String article, int document) {
		return new Passage(text, IntStream.range(0, text.words()).mapToObj(i -> text.form(i).intern()).toArray(String[]::new), match,
				article, document);
	}

	/** The words that a span touches. */
	Optional<WordSpan> align(Span span) {
		int first = 0;
		int last = text.words() - 1;
		while (first <= last && text.endOf(first) <= span.begin()) {
			first++;
		}
		while (last >= first && text.begin(last) >= span.end()) {
			last--;
		}
		return first > last ? Optional.empty() : Optional.of(new WordSpan(first, last + 1));
	}

	/** What stands in the words {@code [begin, end)}. */
	String text(int begin, int end) {
		return text.span(begin, end).of(text.document().text());
	}
}
