package org.lorgnette.engine.djl.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Span;

/**
 * What a network sees at once of a document, and a place in it. Words are numbered through the document.
 *
 * @param from the first word seen
 * @param to behind the last word seen
 * @param begin the first word of the place, from {@code from} on
 * @param end behind the last word of the place; beyond {@code to} if it is not seen as a whole
 */
public record Excerpt(DocumentWords words, int from, int to, int begin, int end) {

	/** The sentence in which a place begins; empty if there is no word at it. */
	public static Optional<Excerpt> sentence(DocumentWords words, Span place) {
		int begin = words.firstBehind(place.begin());
		int end = words.firstFrom(place.end());
		if (begin >= end) {
			return Optional.empty();
		}
		int sentence = words.sentenceOf(begin);
		return Optional.of(new Excerpt(words, words.first(sentence), words.end(sentence), begin, end));
	}

	/** The same place in a part of what is seen. */
	public Excerpt within(int first, int last) {
		return new Excerpt(words, first, last, begin, end);
	}

	public int length() {
		return to - from;
	}

	/** The words seen, as features take them. */
	public List<String> forms() {
		return IntStream.range(from, to).mapToObj(words::form).toList();
	}

	/** The words seen, in the document's text. */
	public List<Word> units() {
		String text = words.document().text();
		return IntStream.range(from, to).mapToObj(word -> Word.of(text, words.span(word, word + 1))).toList();
	}
}
