package org.lorgnette.engine.djl.generation;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.Span;

/**
 * Cuts long texts where {@link TextPieces} would cut them anyway, so that pieces of the parts are the pieces of the whole and work on it
 * can be stopped in between; and cuts up what looks like the mark of the end of texts, so that no text can feign its own end.
 */
final class TextCuts {

	/** Parts are about as long, or longer where there is no place to cut. */
	private static final int LENGTH = 1 << 14;
	/** Punctuation and letters are never in one piece. */
	private static final int PUNCTUATION = TextPieces.END.indexOf('e');

	private TextCuts() {
	}

	static List<Span> of(String text) {
		List<Span> parts = new ArrayList<>();
		int begin = 0;
		int mark = text.indexOf(TextPieces.END);
		for (int at = 1; at < text.length(); at++) {
			boolean feigned = mark >= 0 && at == mark + PUNCTUATION;
			if (feigned || at - begin >= LENGTH && isBetweenWords(text, at)) {
				parts.add(new Span(begin, at));
				begin = at;
				mark = feigned ? text.indexOf(TextPieces.END, at) : mark;
			}
		}
		if (begin < text.length()) {
			parts.add(new Span(begin, text.length()));
		}
		return parts;
	}

	/** A single space belongs to the word after it. */
	private static boolean isBetweenWords(String text, int at) {
		return text.charAt(at) == ' ' && at + 1 < text.length() && !isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at + 1));
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
	}
}
