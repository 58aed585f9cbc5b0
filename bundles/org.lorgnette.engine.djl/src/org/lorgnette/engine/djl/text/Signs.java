package org.lorgnette.engine.djl.text;

/** Classes of characters, decided by tables for ASCII and by Unicode's properties else. */
final class Signs {

	private static final byte[] ASCII = new byte[128];
	private static final byte WORD = 1;
	private static final byte GAP = 2;

	static {
		for (int c = 0; c < 128; c++) {
			ASCII[c] = c <= ' ' || c == 127 ? GAP : Character.isLetterOrDigit(c) ? WORD : 0;
		}
	}

	private Signs() {
	}

	/** A letter, digit or mark, or a format character that stands inside words. */
	static boolean isWord(int c) {
		if (c < 128) {
			return ASCII[c] == WORD;
		}
		return Character.isLetterOrDigit(c) || isMark(c) || c == 0x200C || c == 0x200D || c == 0xAD;
	}

	/** A letter or digit, which a word begins with. */
	static boolean beginsWord(int c) {
		return c < 128 ? ASCII[c] == WORD : Character.isLetterOrDigit(c);
	}

	/** White space, control and format characters: they are no part of any word. */
	static boolean isGap(int c) {
		if (c < 128) {
			return ASCII[c] == GAP;
		}
		if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
			return true;
		}
		int type = Character.getType(c);
		return type == Character.CONTROL || type == Character.FORMAT || type == Character.UNASSIGNED
				|| type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
	}

	static boolean isMark(int c) {
		if (c < 0x300) {
			return false;
		}
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

	static boolean isDigit(int c) {
		return c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c);
	}

	static boolean isApostrophe(int c) {
		return c == '\'' || c == '\u2019' || c == '\u02BC';
	}

	static boolean isHyphen(int c) {
		return c == '-' || c == '\u2010' || c == '\u2011';
	}

	/** A mark that ends a sentence wherever it stands alone. */
	static boolean isTerminal(int c) {
		return switch (c) {
			case '.', '!', '?', '\u2026', '\u3002', '\uFF01', '\uFF1F', '\u061F', '\u06D4', '\u0964', '\u203C', '\u2047', '\u2048',
					'\u2049' -> true;
			default -> false;
		};
	}

	/** A quotation mark or bracket that closes; a straight quote may. */
	static boolean isCloser(int c) {
		return switch (c) {
			case '"', '\'', ')', ']', '}', '\u201D', '\u2019', '\u00BB', '\u203A', '\u300D', '\u300F' -> true;
			default -> false;
		};
	}

	/** A sign that counts as one with its repetitions, as {@code ...} and {@code --}. */
	static boolean repeats(int c) {
		return switch (c) {
			case '.', '-', '!', '?', '*', '=', '_', '~', '+', '#', '\'', '`', '\u2026' -> true;
			default -> false;
		};
	}

	/** The begin of a picture character or of a flag. */
	static boolean isPicture(int c) {
		return c > 0x2000 && (Character.isEmojiPresentation(c) || Character.isExtendedPictographic(c) || isFlagLetter(c));
	}

	static boolean isFlagLetter(int c) {
		return c >= 0x1F1E6 && c <= 0x1F1FF;
	}

	/** What belongs to the picture before it: variants, skin colours, keycaps, tags. */
	static boolean extendsPicture(int c) {
		return c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
	}
}
