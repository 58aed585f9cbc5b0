package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;

/** Pieces {@code [begin, end)} of a text that a question is asked to at once. */
record QaWindow(int begin, int end) {

	int length() {
		return end - begin;
	}

	/**
	 * Cuts a text as fast tokenizers do with {@code stride}: each window begins {@code room - overlap} pieces after the one before;
	 * none begins once one has reached the end. A text without pieces has no window.
	 *
	 * @param overlap
	 *            less than the room
	 */
	static List<QaWindow> of(int pieces, int room, int overlap) {
		List<QaWindow> windows = new ArrayList<>();
		for (int begin = 0; begin < pieces; begin += room - overlap) {
			int end = Math.min(pieces, begin + room);
			windows.add(new QaWindow(begin, end));
			if (end == pieces) {
				break;
			}
		}
		return windows;
	}
}
