package org.lorgnette.metrics.chunk;

import java.util.Comparator;

/** The order in which Perl sorts UTF-8 bytes and Python sorts strings; String's own differs beyond the basic plane. */
final class CodePointOrder {

	static final Comparator<String> INSTANCE = CodePointOrder::compare;

	private CodePointOrder() {
	}

	private static int compare(String left, String right) {
		int length = Math.min(left.length(), right.length());
		for (int i = 0; i < length; i++) {
			char a = left.charAt(i);
			char b = right.charAt(i);
			if (a != b) {
				return rank(a) - rank(b);
			}
		}
		return left.length() - right.length();
	}

	/** Moves surrogates behind the rest of the basic plane. */
	private static int rank(char unit) {
		return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
	}
}
