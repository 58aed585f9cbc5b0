package org.lorgnette.engine.djl.ner;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.folder.Window;

/**
 * Cuts a sentence into windows that overlap, and says of each word from which window it is taken: that with most context around
 * it.
 */
public final class Windows {

	/** Words {@code [begin, end)} of a sentence go through the network, and {@code [from, to)} of them are taken. */
	public record Piece(int sentence, int begin, int end, int from, int to) {

		public int length() {
			return end - begin;
		}
	}

	private final Window window;

	public Windows(Window window) {
		this.window = window;
	}

	/** The pieces of a sentence in order; their taken words are those of the sentence, each once. */
	public List<Piece> of(int sentence, int length) {
		if (length <= window.words()) {
			return List.of(new Piece(sentence, 0, length, 0, length));
		}
		List<Piece> pieces = new ArrayList<>();
		int from = 0;
		for (int begin = 0; from < length;) {
			int end = begin + window.words();
			// The last one goes back as far as it can, for more context.
			int next = Math.min(begin + window.stride(), length - window.words());
			int to = end == length ? length : (next + end) / 2;
			pieces.add(new Piece(sentence, begin, end, from, to));
			from = to;
			begin = next;
		}
		return pieces;
	}
}
