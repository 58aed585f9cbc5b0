package org.lorgnette.engine.ask;

import java.util.Arrays;

/** Where the lines of a text begin; lines end with LF, CR LF or CR. */
public final class LineIndex {

	private final int[] begins;

	public LineIndex(String text) {
		int[] found = new int[16];
		int count = 1;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
			if (ends) {
				found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
				found[count++] = i + 1;
			}
		}
		begins = Arrays.copyOf(found, count);
	}

	/** The line that holds an offset, from 1. */
	public int line(int offset) {
		int place = Arrays.binarySearch(begins, offset);
		return place >= 0 ? place + 1 : -place - 1;
	}

	/** The offset at which a line begins. */
	public int begin(int line) {
		return begins[line - 1];
	}
}
