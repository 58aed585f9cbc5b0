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
		int begin = first(words, place.begin(), true);
		int end = first(words, place.end(), false);
		return begin < end ? Optional.of(sentence(words, begin, end)) : Optional.empty();
	}

	private static Excerpt sentence(DocumentWords words, int begin, int end) {
		int low = 0;
		int high = words.sentences() - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (words.first(middle) <= begin) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return new Excerpt(words, words.first(low), words.end(low), begin, end);
	}

	/** The first word that ends behind an offset, or that begins at or behind it. */
	private static int first(DocumentWords words, int offset, boolean byEnd) {
		int low = 0;
		int high = words.words();
		while (low < high) {
			int middle = (low + high) >>> 1;
			boolean behind = byEnd ? words.endOf(middle) > offset : words.begin(middle) >= offset;
			if (behind) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
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
