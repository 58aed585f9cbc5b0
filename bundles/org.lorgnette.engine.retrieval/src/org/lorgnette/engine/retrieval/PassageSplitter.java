package org.lorgnette.engine.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Span;

/**
 * Cuts a text into passages. A paragraph ends at a blank line or, in a text without any, at the end of a line that ends a
 * sentence; one that is too long is cut where a sentence ends, else where a line ends, else at white space, else between any
 * two characters. Paragraphs that are too short, such as headings, go with the next one. Passages neither begin nor end in
 * white space, and every character that is not white space is in one.
 */
final class PassageSplitter {

	private static final String SENTENCE_ENDS = ".!?\u2026\u3002\u061F";
	private static final String CLOSERS = "\"')]}\u00BB\u201D\u2019";

	/** A bound on looking back, so that a long row of brackets takes no time. */
	private static final int FARTHEST_END = 16;

	private final int shortest;
	private final int longest;
	private final int overlap;

	/**
	 * Sizes are in UTF-16 code units.
	 *
	 * @param shortest
	 *            a shorter paragraph is joined with those after it, as long as both stay below {@code longest}
	 * @param longest
	 *            2 or more
	 * @param overlap
	 *            so much of the end of a piece of a paragraph may be at the begin of the next piece, in whole sentences; at most
	 *            half of {@code longest}
	 */
	PassageSplitter(int shortest, int longest, int overlap) {
		if (longest < 2 || shortest > longest || overlap < 0 || overlap > longest / 2) {
			throw new IllegalArgumentException("passages of " + shortest + " to " + longest + " overlapping by " + overlap);
		}
		this.shortest = shortest;
		this.longest = longest;
		this.overlap = overlap;
	}

	/** The passages in the order of their begins. */
	List<Span> split(String text, Cancellation cancellation) {
		List<Span> passages = new ArrayList<>();
		boolean blankLines = hasBlankLine(text);
		int begin = -1;
		int end = 0;
		int next = 0;
		while (next < text.length()) {
			cancellation.check();
			int paragraphEnd = paragraphEnd(text, next, blankLines);
			Span paragraph = trim(text, next, paragraphEnd);
			next = paragraphEnd;
			if (paragraph.isEmpty()) {
				continue;
			}
			boolean joins = begin >= 0 && end - begin < shortest && paragraph.end() - begin <= longest;
			if (begin >= 0 && !joins) {
				cut(text, begin, end, passages::add, cancellation);
			}
			begin = joins ? begin : paragraph.begin();
			end = paragraph.end();
		}
		if (begin >= 0) {
			cut(text, begin, end, passages::add, cancellation);
		}
		return passages;
	}

	private static boolean hasBlankLine(String text) {
		Span content = trim(text, 0, text.length());
		int at = content.begin();
		while (at < content.end()) {
			int lineEnd = lineEnd(text, at);
			int behind = behindBreak(text, lineEnd);
			if (behind < content.end() && (text.charAt(lineEnd) == '\u2029' || trim(text, behind, lineEnd(text, behind)).isEmpty())) {
				return true;
			}
			at = behind;
		}
		return false;
	}

	/** Behind the line break that ends the paragraph that begins here. */
	private static int paragraphEnd(String text, int from, boolean blankLines) {
		int at = from;
		while (at < text.length()) {
			int lineEnd = lineEnd(text, at);
			int behind = behindBreak(text, lineEnd);
			boolean blankFollows = behind < text.length() && trim(text, behind, lineEnd(text, behind)).isEmpty();
			if ((!blankLines && endsSentence(text, lineEnd)) || blankFollows
					|| (lineEnd < text.length() && text.charAt(lineEnd) == '\u2029')) {
				return behind;
			}
			at = behind;
		}
		return text.length();
	}

	private static int lineEnd(String text, int from) {
		int at = from;
		while (at < text.length() && !isBreak(text.charAt(at))) {
			at++;
		}
		return at;
	}

	private static boolean isBreak(char c) {
		return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
	}

	private static int behindBreak(String text, int at) {
		boolean two = at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
		return Math.min(text.length(), at + (two ? 2 : 1));
	}

	private void cut(String text, int begin, int end, Consumer<Span> passages, Cancellation cancellation) {
		int from = begin;
		while (end - from > longest) {
			cancellation.check();
			int border = border(text, from, from + longest);
			Span piece = trim(text, from, border);
			passages.accept(piece);
			from = trim(text, overlapping(text, piece), end).begin();
		}
		if (from < end) {
			passages.accept(trim(text, from, end));
		}
	}

	/** The last good place to cut in the second half of a piece, so that pieces do not become small. */
	private int border(String text, int from, int limit) {
		int least = from + longest / 2;
		for (int at = limit; at > least; at--) {
			if (isSentenceBorder(text, at)) {
				return at;
			}
		}
		for (int at = limit; at > least; at--) {
			if (isBreak(text.charAt(at - 1))) {
				return at;
			}
		}
		for (int at = limit; at > least; at--) {
			if (isBlank(text.charAt(at - 1))) {
				return at;
			}
		}
		return isInsidePair(text, limit) ? limit - 1 : limit;
	}

	/** Where the piece behind this one begins: at the first sentence of its end, if one begins close enough to it. */
	private int overlapping(String text, Span piece) {
		for (int at = Math.max(piece.begin() + 1, piece.end() - overlap); at < piece.end(); at++) {
			if (isSentenceBorder(text, at)) {
				return at;
			}
		}
		return piece.end();
	}

	/** Whether a sentence begins at this place. */
	private static boolean isSentenceBorder(String text, int at) {
		if (at >= text.length() || !isBlank(text.charAt(at - 1)) || isBlank(text.charAt(at))
				|| Character.isLowerCase(text.codePointAt(at))) {
			return false;
		}
		return endsSentence(text, at);
	}

	/** Whether a sentence's last character stands before this place, but for white space and what closes quotes and brackets. */
	private static boolean endsSentence(String text, int at) {
		int last = at - 1;
		int least = Math.max(0, at - FARTHEST_END);
		while (last > least && (isBlank(text.charAt(last)) || CLOSERS.indexOf(text.charAt(last)) >= 0)) {
			last--;
		}
		return last >= 0 && SENTENCE_ENDS.indexOf(text.charAt(last)) >= 0;
	}

	private static boolean isInsidePair(String text, int at) {
		return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
				&& Character.isHighSurrogate(text.charAt(at - 1));
	}

	private static Span trim(String text, int from, int to) {
		int begin = from;
		int end = to;
		while (begin < end && isBlank(text.charAt(begin))) {
			begin++;
		}
		while (end > begin && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return new Span(begin, end);
	}

	private static boolean isBlank(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085' || c == '\uFEFF';
	}
}
