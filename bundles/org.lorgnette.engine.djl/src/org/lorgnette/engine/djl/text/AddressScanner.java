package org.lorgnette.engine.djl.text;

/**
 * Finds addresses of web pages and mail, and the names and tags of social networks, which are words in one piece. For one thread.
 */
final class AddressScanner {

	private static final String[] SCHEMES = {"http://", "https://", "ftp://", "www."};

	private final String text;
	/** The piece without white space that was looked at last: where it ends, and its last {@code @}, or -1. */
	private int pieceEnd;
	private int at = -1;

	AddressScanner(String text) {
		this.text = text;
	}

	/** Where the address that begins here ends; {@code begin} itself if there is none. Begins ascend from call to call. */
	int end(int begin) {
		if (begin >= pieceEnd) {
			look(begin);
		}
		char c = text.charAt(begin);
		if (c == 'h' || c == 'H' || c == 'f' || c == 'F' || c == 'w' || c == 'W') {
			for (String scheme : SCHEMES) {
				if (text.regionMatches(true, begin, scheme, 0, scheme.length()) && begin + scheme.length() < pieceEnd) {
					return trimmed(begin + scheme.length());
				}
			}
		}
		if ((c == '@' || c == '#') && begin + 1 < pieceEnd && isName(text.charAt(begin + 1))) {
			int end = begin + 1;
			while (end < pieceEnd && isName(text.charAt(end))) {
				end++;
			}
			return end;
		}
		return begin < at && Signs.beginsWord(c) ? mail(begin) : begin;
	}

	private void look(int begin) {
		pieceEnd = begin;
		at = -1;
		while (pieceEnd < text.length() && !Signs.isGap(text.charAt(pieceEnd))) {
			if (text.charAt(pieceEnd) == '@') {
				at = pieceEnd;
			}
			pieceEnd++;
		}
	}

	private int trimmed(int from) {
		int end = pieceEnd;
		while (end > from) {
			char c = text.charAt(end - 1);
			boolean bracket = c == ')' && text.lastIndexOf('(', end - 1) >= from;
			if (bracket || (!Signs.isTerminal(c) && !Signs.isCloser(c) && c != ',' && c != ';' && c != ':' && c != '>')) {
				break;
			}
			end--;
		}
		return end;
	}

	private int mail(int begin) {
		int local = begin;
		while (local < pieceEnd && (isName(text.charAt(local)) || ".+-%".indexOf(text.charAt(local)) >= 0)) {
			local++;
		}
		if (local == pieceEnd || text.charAt(local) != '@' || !Signs.beginsWord(text.charAt(local - 1))) {
			return begin;
		}
		int end = local + 1;
		int point = -1;
		while (end < pieceEnd && (Signs.beginsWord(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
			point = text.charAt(end) == '.' && end + 1 < pieceEnd && Signs.beginsWord(text.charAt(end + 1)) ? end : point;
			end++;
		}
		while (end > local && !Signs.beginsWord(text.charAt(end - 1))) {
			end--;
		}
		return point > local + 1 ? end : begin;
	}

	private static boolean isName(char c) {
		return c == '_' || Signs.beginsWord(c);
	}
}
