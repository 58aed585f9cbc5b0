package org.lorgnette.engine.llm.prompt;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

/**
 * Cuts a long text into pieces that a model reads one by one: between paragraphs if these are short enough, else between sentences,
 * else between words, else anywhere but inside a character.
 */
public final class Passages {

	private Passages() {
	}

	/**
	 * Pieces in text order, without blanks at their ends; together they hold all that is not blank.
	 *
	 * @param longest
	 *            UTF-16 units of a piece at most, 2 or more
	 */
	public static List<Span> split(Document document, int longest) {
		String text = document.text();
		List<Span> pieces = new ArrayList<>();
		NavigableSet<Integer> given = new TreeSet<>();
		document.sentences().stream().map(Sentence::span).map(Span::end).forEach(given::add);
		int begin = skipBlank(text, 0);
		while (begin < text.length()) {
			int end = text.length() - begin <= longest ? text.length() : cut(text, begin, begin + longest, given, document);
			int stripped = stripBlank(text, begin, end);
			pieces.add(new Span(begin, stripped));
			begin = skipBlank(text, end);
		}
		return pieces;
	}

	/** The best place to cut behind {@code begin} and not behind {@code most}: where the later half holds a border of its kind. */
	private static int cut(String text, int begin, int most, NavigableSet<Integer> given, Document document) {
		int least = begin + (most - begin) / 2;
		int paragraph = paragraphBorder(text, least, most);
		if (paragraph > 0) {
			return paragraph;
		}
		Integer sentence = given.floor(most);
		if (sentence != null && sentence > least) {
			return sentence;
		}
		if (given.isEmpty()) {
			int found = sentenceBorder(text, begin, most, document);
			if (found > least) {
				return found;
			}
		}
		for (int at = most; at > least; at--) {
			if (isBlank(text.charAt(at - 1)) || isBlank(text.charAt(at))) {
				return at;
			}
		}
		boolean inside = Character.isLowSurrogate(text.charAt(most)) && Character.isHighSurrogate(text.charAt(most - 1));
		return inside ? most - 1 : most;
	}

	/** The last empty line, or 0. */
	private static int paragraphBorder(String text, int least, int most) {
		for (int at = most; at > least; at--) {
			boolean lineEnd = text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
			if (lineEnd && isEmptyLineBefore(text, at - 1)) {
				return at;
			}
		}
		return 0;
	}

	private static boolean isEmptyLineBefore(String text, int lineEnd) {
		int at = lineEnd - 1;
		if (at >= 0 && text.charAt(lineEnd) == '\n' && text.charAt(at) == '\r') {
			at--;
		}
		while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
			at--;
		}
		return at >= 0 && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
	}

	private static int sentenceBorder(String text, int begin, int most, Document document) {
		Locale locale = document.language().map(Locale::forLanguageTag).orElse(Locale.ROOT);
		BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
		String window = text.substring(begin, most);
		sentences.setText(window);
		int border = sentences.preceding(window.length());
		return border == BreakIterator.DONE ? 0 : begin + border;
	}

	private static boolean isBlank(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	private static int skipBlank(String text, int from) {
		int at = from;
		while (at < text.length() && isBlank(text.charAt(at))) {
			at++;
		}
		return at;
	}

	private static int stripBlank(String text, int begin, int end) {
		int at = end;
		while (at > begin && isBlank(text.charAt(at - 1))) {
			at--;
		}
		return at;
	}
}
