package org.lorgnette.metrics.python;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code str} methods as CPython 3 defines them, code point by code point and independent of the locale. Characters that the
 * Unicode version of either side does not know are the only ones on which the two may differ.
 */
public final class PythonText {

	private static final int CAPITAL_SIGMA = 0x3A3;
	private static final int FINAL_SIGMA = 0x3C2;
	private static final int SMALL_SIGMA = 0x3C3;
	private static final int CAPITAL_I_WITH_DOT = 0x130;

	private PythonText() {
	}

	/**
	 * {@code str.lower()}. Differs from {@link String#toLowerCase()} in the final sigma, which Java looks for within word
	 * boundaries and Python within runs of cased and case-ignorable characters.
	 */
	public static String lower(String text) {
		StringBuilder lower = new StringBuilder(text.length());
		for (int i = 0; i < text.length();) {
			int c = text.codePointAt(i);
			if (c < 0x80) {
				lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
			} else if (c == CAPITAL_SIGMA) {
				lower.appendCodePoint(isFinalSigma(text, i) ? FINAL_SIGMA : SMALL_SIGMA);
			} else if (c == CAPITAL_I_WITH_DOT) {
				lower.append("i\u0307");
			} else {
				lower.appendCodePoint(Character.toLowerCase(c));
			}
			i += Character.charCount(c);
		}
		return lower.toString();
	}

	private static boolean isFinalSigma(String text, int position) {
		int before = position;
		boolean casedBefore = false;
		while (before > 0) {
			int c = text.codePointBefore(before);
			before -= Character.charCount(c);
			if (!isCaseIgnorable(c)) {
				casedBefore = isCased(c);
				break;
			}
		}
		if (!casedBefore) {
			return false;
		}
		for (int after = position + 1; after < text.length();) {
			int c = text.codePointAt(after);
			if (!isCaseIgnorable(c)) {
				return !isCased(c);
			}
			after += Character.charCount(c);
		}
		return true;
	}

	private static boolean isCased(int c) {
		return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
	}

	/** The Unicode property Case_Ignorable: marks, format characters, modifiers, and punctuation that stands inside words. */
	private static boolean isCaseIgnorable(int c) {
		return switch (Character.getType(c)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER,
					Character.MODIFIER_SYMBOL -> true;
			default -> "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A".indexOf(c) >= 0;
		};
	}

	/** {@code str.isspace()} of one character; unlike {@link Character#isWhitespace(int)} true of no-break spaces. */
	public static boolean isSpace(int c) {
		return c >= 0x09 && c <= 0x0D || c >= 0x1C && c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680
				|| c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
	}

	/** {@code str.split()}: the maximal runs of characters that are not white space. */
	public static List<String> split(String text) {
		List<String> words = new ArrayList<>();
		int begin = -1;
		for (int i = 0; i <= text.length(); i++) {
			boolean space = i == text.length() || isSpace(text.charAt(i));
			if (space && begin >= 0) {
				words.add(text.substring(begin, i));
				begin = -1;
			} else if (!space && begin < 0) {
				begin = i;
			}
		}
		return words;
	}

	/** {@code str.strip()}. */
	public static String strip(String text) {
		int begin = 0;
		int end = text.length();
		while (begin < end && isSpace(text.charAt(begin))) {
			begin++;
		}
		while (begin < end && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(begin, end);
	}
}
