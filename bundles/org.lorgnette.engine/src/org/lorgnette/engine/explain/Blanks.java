package org.lorgnette.engine.explain;

/** White space, and which of it does not end a line. */
final class Blanks {

	private Blanks() {
	}

	static boolean isBlank(int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	static boolean isBlankInLine(int c) {
		return isBlank(c) && c != '\n' && c != '\r' && c != '\u000B' && c != '\f' && c != '\u0085' && c != '\u2028' && c != '\u2029';
	}
}
