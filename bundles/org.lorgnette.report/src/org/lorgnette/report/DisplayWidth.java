package org.lorgnette.report;

/** How many cells of a terminal a text takes (Unicode Standard Annex 11; combining marks take none). */
final class DisplayWidth {

	private DisplayWidth() {
	}

	static int of(String text) {
		return text.codePoints().map(DisplayWidth::of).sum();
	}

	/** The text, or its beginning and an ellipsis if it takes more than {@code most} cells; never part of a character. */
	static String cut(String text, int most) {
		if (of(text) <= most) {
			return text;
		}
		StringBuilder out = new StringBuilder();
		int width = 0;
		for (int i = 0; i < text.length();) {
			int c = text.codePointAt(i);
			if (width + of(c) > most - 1) {
				break;
			}
			width += of(c);
			out.appendCodePoint(c);
			i += Character.charCount(c);
		}
		return out.append('\u2026').toString();
	}

	static String padRight(String text, int width) {
		return text + " ".repeat(Math.max(0, width - of(text)));
	}

	static String padLeft(String text, int width) {
		return " ".repeat(Math.max(0, width - of(text))) + text;
	}

	private static int of(int c) {
		int type = Character.getType(c);
		if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT
				|| Character.isISOControl(c) || c >= 0x1160 && c <= 0x11FF) {
			return 0;
		}
		return isWide(c) ? 2 : 1;
	}

	private static boolean isWide(int c) {
		return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0x303E || c >= 0x3041 && c <= 0xA4CF || c >= 0xA960 && c <= 0xA97C
				|| c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF01 && c <= 0xFF60
				|| c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1F64F || c >= 0x1F680 && c <= 0x1F6FF
				|| c >= 0x1F900 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
	}
}
