package org.lorgnette.ui.editor;

import java.text.BreakIterator;
import java.util.Locale;

import org.lorgnette.model.Span;

/** Moves the borders of spans by words and by characters as people see them: an emoji or a letter with its accent is one. */
public final class Borders {

	private Borders() {
	}

	/** The word around an offset, or that ends there; empty between words. */
	static Span word(String text, int offset) {
		int begin = offset;
		while (begin > 0 && isWord(text.codePointBefore(begin))) {
			begin -= Character.charCount(text.codePointBefore(begin));
		}
		int end = offset;
		while (end < text.length() && isWord(text.codePointAt(end))) {
			end += Character.charCount(text.codePointAt(end));
		}
		return new Span(begin, end);
	}

	/** Without white space at its ends. */
	public static Span strip(String text, Span span) {
		int begin = span.begin();
		int end = span.end();
		while (begin < end && Character.isWhitespace(text.charAt(begin))) {
			begin++;
		}
		while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		return new Span(begin, end);
	}

	/** The span with one border moved; the same if it cannot be moved without becoming empty or leaving the text. */
	static Span move(String text, Span span, boolean atEnd, boolean outwards, boolean byWord) {
		boolean forward = atEnd == outwards;
		int from = atEnd ? span.end() : span.begin();
		int to = byWord ? word(text, from, forward, atEnd) : character(text, from, forward);
		int begin = atEnd ? span.begin() : to;
		int end = atEnd ? to : span.end();
		return begin < end ? new Span(begin, end) : span;
	}

	private static int character(String text, int from, boolean forward) {
		int low = Math.max(0, from - 64);
		int high = Math.min(text.length(), from + 64);
		BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
		characters.setText(text.substring(low, high));
		int to = forward ? characters.following(Math.min(from - low, high - low)) : characters.preceding(from - low);
		return to == BreakIterator.DONE ? forward ? text.length() : 0 : low + to;
	}

	/** The next border of a word: an end of a span stops behind words, a begin before them. */
	private static int word(String text, int from, boolean forward, boolean atEnd) {
		int place = from;
		int step = forward ? 1 : -1;
		boolean letters = false;
		while (forward ? place < text.length() : place > 0) {
			char next = text.charAt(forward ? place : place - 1);
			boolean letter = Character.isLetterOrDigit(next) || Character.isSurrogate(next);
			boolean wantsLetters = forward == atEnd;
			if (wantsLetters ? letters && !letter : letters && letter) {
				break;
			}
			letters |= wantsLetters ? letter : !letter;
			if (wantsLetters && !letter && !Character.isWhitespace(next)) {
				// A sign that stands alone is a word of its own.
				place += step;
				break;
			}
			place += step;
		}
		return place;
	}

	private static boolean isWord(int codePoint) {
		return Character.isLetterOrDigit(codePoint) || codePoint == '-' || codePoint == '_' || Character.getType(codePoint) == Character.NON_SPACING_MARK
				|| codePoint == '\u2011' || Character.getType(codePoint) == Character.OTHER_SYMBOL;
	}
}
