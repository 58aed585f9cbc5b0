package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;

/**
 * Whole words {@code [begin, end)} of a sentence that go through the network together, of which {@code [from, to)} are taken:
 * each word from the window with most words around it.
 */
record PieceWindow(int begin, int end, int from, int to) {

	/** Windows overlap by this share of the pieces that one has, and no word has more. */
	private static final int OVERLAP = 4;

	/**
	 * The windows of a sentence; the words taken are those of the sentence, each once.
	 *
	 * @param room
	 *            how many pieces one has
	 */
	static List<PieceWindow> of(WordPieces pieces, int room) {
		int words = pieces.words();
		int[] sums = new int[words + 1];
		boolean whole = pieces.ids().length <= room;
		for (int word = 0; word < words; word++) {
			sums[word + 1] = sums[word] + (whole ? 0 : shown(pieces, word, room));
		}
		List<PieceWindow> windows = new ArrayList<>();
		int from = 0;
		int begin = 0;
		while (from < words) {
			int end = begin + 1;
			while (end < words && sums[end + 1] - sums[begin] <= room) {
				end++;
			}
			int next = end;
			while (next - 1 > begin && sums[end] - sums[next - 1] <= room / OVERLAP) {
				next--;
			}
			if (end < words && sums[words] - sums[next] <= room) {
				// The last one goes back as far as it can.
				while (next - 1 > begin && sums[words] - sums[next - 1] <= room) {
					next--;
				}
			}
			int to = end == words ? words : (next + end + 1) / 2;
			windows.add(new PieceWindow(begin, end, from, to));
			from = to;
			begin = next;
		}
		return windows;
	}

	/** How many pieces of a word go through the network where a sentence does not fit as a whole. */
	static int shown(WordPieces pieces, int word, int room) {
		return Math.min(pieces.ends()[word] - pieces.firsts()[word], Math.max(1, room / OVERLAP));
	}
}
