package org.lorgnette.engine.djl.generation;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.lorgnette.model.Span;

/**
 * Cuts long texts where {@link TextPieces} would cut them anyway, so that pieces of the parts are the pieces of the whole and
 * work on it can be stopped in between; and cuts up what looks like the mark of the end of texts, so that no text can feign its
 * own end.
 */
final class TextCuts implements Iterator<Span> {

	/** Parts are about as long, or longer where there is no place to cut. */
	private static final int LENGTH = 1 << 14;
	/** Punctuation and letters are never in one piece. */
	private static final int PUNCTUATION = TextPieces.END.indexOf('e');

	private final String text;
	private int begin;

	TextCuts(String text) {
		this.text = text;
	}

	@Override
	public boolean hasNext() {
		return begin < text.length();
	}

	@Override
	public Span next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		int end = begin + 1;
		while (end < text.length() && !isFeigned(end) && (end - begin < LENGTH || !isBetweenWords(end))) {
			end++;
		}
		Span part = new Span(begin, end);
		begin = end;
		return part;
	}

	/** Whether a mark of the end is cut up here. */
	private boolean isFeigned(int at) {
		return text.charAt(at) == 'e' && at >= PUNCTUATION && text.startsWith(TextPieces.END, at - PUNCTUATION);
	}

	/** A single space belongs to the word after it. */
	private boolean isBetweenWords(int at) {
		return text.charAt(at) == ' ' && at + 1 < text.length() && !isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at + 1));
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
	}
}
