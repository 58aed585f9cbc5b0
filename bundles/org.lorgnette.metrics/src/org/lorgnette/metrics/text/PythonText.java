package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The string operations of Python that sacreBLEU relies on. They differ from Java's: {@code str.split()} knows other white space
 * than {@link Character#isWhitespace} (no-break spaces and U+0085 are), and {@code str.lower()} decides about final sigma without
 * looking for word boundaries.
 */
final class PythonText {

	private PythonText() {
	}

	/** {@code str.isspace()} of one character; all such characters lie in the basic plane. */
	static boolean isSpace(char c) {
		return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f || c == 0x85 || c == 0xa0 || c == 0x1680
				|| c >= 0x2000 && c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
	}

	/** Member of {@code string.punctuation}: the 32 ASCII characters that are neither letters, digits, space nor controls. */
	static boolean isAsciiPunctuation(char c) {
		return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~';
	}

	/** {@code text.split()}: maximal runs without white space. */
	static List<String> split(String text) {
		List<String> words = new ArrayList<>();
		int start = -1;
		for (int i = 0; i < text.length(); i++) {
			if (isSpace(text.charAt(i))) {
				if (start >= 0) {
					words.add(text.substring(start, i));
					start = -1;
				}
			} else if (start < 0) {
				start = i;
			}
		}
		if (start >= 0) {
			words.add(text.substring(start));
		}
		return words;
	}

	/** {@code text.rstrip()}. */
	static String stripTrailing(String text) {
		int end = text.length();
		while (end > 0 && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end);
	}

	/** {@code text.lower()}, the full case mapping of Unicode without any locale. */
	static String lower(String text) {
		StringBuilder lower = new StringBuilder(text.length());
		for (int i = 0; i < text.length();) {
			int c = text.codePointAt(i);
			int next = i + Character.charCount(c);
			if (c == 'Σ') {
				lower.append(isFinalSigma(text, i, next) ? 'ς' : 'σ');
			} else if (c == 'İ') {
				lower.append("i\u0307");
			} else {
				lower.appendCodePoint(Character.toLowerCase(c));
			}
			i = next;
		}
		return lower.toString();
	}

	/** Preceded by a cased letter and not followed by one, case-ignorable characters in between not counted. */
	private static boolean isFinalSigma(String text, int start, int end) {
		int before = start;
		while (before > 0 && isCaseIgnorable(text.codePointBefore(before))) {
			before -= Character.charCount(text.codePointBefore(before));
		}
		if (before == 0 || !isCased(text.codePointBefore(before))) {
			return false;
		}
		int after = end;
		while (after < text.length() && isCaseIgnorable(text.codePointAt(after))) {
			after += Character.charCount(text.codePointAt(after));
		}
		return after == text.length() || !isCased(text.codePointAt(after));
	}

	private static boolean isCased(int c) {
		return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
	}

	private static boolean isCaseIgnorable(int c) {
		return switch (Character.getType(c)) {
		case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER,
				Character.MODIFIER_SYMBOL -> true;
		default -> ".':·\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a".indexOf(c) >= 0;
		};
	}
}
