package org.lorgnette.model.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

import org.lorgnette.model.Span;

/**
 * A text without what writers vary: compatibility forms (NFKD) without marks, small letters, one space for white space, plain quotation
 * marks and dashes, no soft hyphens and no zero-width characters. Each character knows where it comes from.
 */
public final class FoldedText {

	private final char[] chars;
	/** Where each folded character begins in the source, and where its last source character ends. */
	private final int[] begins;
	private final int[] ends;

	private FoldedText(char[] chars, int[] begins, int[] ends) {
		this.chars = chars;
		this.begins = begins;
		this.ends = ends;
	}

	public static FoldedText of(String text) {
		char[] chars = new char[text.length() + 16];
		int[] begins = new int[chars.length];
		int[] ends = new int[chars.length];
		int length = 0;
		for (int at = 0; at < text.length();) {
			int codePoint = text.codePointAt(at);
			int next = at + Character.charCount(codePoint);
			String folded = fold(codePoint);
			if (folded.equals(" ") && length > 0 && chars[length - 1] == ' ') {
				ends[length - 1] = next;
			} else {
				if (length + folded.length() > chars.length) {
					int larger = Math.max(2 * chars.length, length + folded.length());
					chars = Arrays.copyOf(chars, larger);
					begins = Arrays.copyOf(begins, larger);
					ends = Arrays.copyOf(ends, larger);
				}
				for (int i = 0; i < folded.length(); i++) {
					chars[length] = folded.charAt(i);
					begins[length] = at;
					ends[length++] = next;
				}
				if (folded.isEmpty() && length > 0 && isMark(codePoint)) {
					// An accent of its own belongs to the letter before it.
					ends[length - 1] = next;
				}
			}
			at = next;
		}
		return new FoldedText(Arrays.copyOf(chars, length), Arrays.copyOf(begins, length), Arrays.copyOf(ends, length));
	}

	private static boolean isMark(int codePoint) {
		int type = Character.getType(codePoint);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
	}

	private static String fold(int codePoint) {
		if (codePoint < 128) {
			return codePoint <= ' ' ? " " : codePoint == '`' ? "'" : String.valueOf((char) Character.toLowerCase(codePoint));
		}
		if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
			return " ";
		}
		return switch (Character.getType(codePoint)) {
			case Character.FORMAT -> "";
			case Character.DASH_PUNCTUATION -> "-";
			case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> isSingleQuote(codePoint) ? "'" : "\"";
			default -> {
				String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
				StringBuilder letters = new StringBuilder();
				parts.codePoints().filter(part -> !isMark(part)).forEach(letters::appendCodePoint);
				// Letters that Unicode does not take apart, but people do.
				yield letters.toString().replace("\u00e6", "ae").replace("\u0153", "oe").replace("\u00f8", "o").replace("\u00df", "ss");
			}
		};
	}

	private static boolean isSingleQuote(int codePoint) {
		return codePoint == '\u2018' || codePoint == '\u2019' || codePoint == '\u201b' || codePoint == '\u2039' || codePoint == '\u203a';
	}

	public int length() {
		return chars.length;
	}

	public char at(int index) {
		return chars[index];
	}

	/** Without spaces at the ends. */
	public String text() {
		return new String(chars).strip();
	}

	/** Where the folded characters {@code from} to before {@code to} stand in the source. */
	public Span source(int from, int to) {
		return new Span(begins[from], ends[to - 1]);
	}

	public boolean matches(int from, String folded) {
		if (from + folded.length() > chars.length) {
			return false;
		}
		for (int i = 0; i < folded.length(); i++) {
			if (chars[from + i] != folded.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** Whether a word may begin or end between this character and the one before it. */
	public boolean isBorder(int index) {
		return index <= 0 || index >= chars.length || !WordBorder.joins(chars[index - 1], chars[index])
				&& !Character.isSurrogatePair(chars[index - 1], chars[index]);
	}
}
