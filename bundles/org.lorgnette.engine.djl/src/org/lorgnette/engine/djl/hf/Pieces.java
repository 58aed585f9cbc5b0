package org.lorgnette.engine.djl.hf;

import java.util.Arrays;

/** The pieces of a text: their ids, and which part {@code [begin, end)} of the text each stands for. Grows while it is filled. */
final class Pieces {

	private long[] ids;
	private int[] begins;
	private int[] ends;
	private int size;

	Pieces(int expected) {
		int room = Math.max(8, expected);
		ids = new long[room];
		begins = new int[room];
		ends = new int[room];
	}

	void add(long id, int begin, int end) {
		if (size == ids.length) {
			ids = Arrays.copyOf(ids, 2 * size);
			begins = Arrays.copyOf(begins, 2 * size);
			ends = Arrays.copyOf(ends, 2 * size);
		}
		ids[size] = id;
		begins[size] = begin;
		ends[size++] = end;
	}

	int size() {
		return size;
	}

	long id(int piece) {
		return ids[piece];
	}

	int begin(int piece) {
		return begins[piece];
	}

	int end(int piece) {
		return ends[piece];
	}

	/** The ids of the pieces {@code [from, to)}. */
	long[] ids(int from, int to) {
		return Arrays.copyOfRange(ids, from, to);
	}

	long[] ids() {
		return ids(0, size);
	}

	/** Where each begins. */
	int[] begins() {
		return Arrays.copyOf(begins, size);
	}

	/** Where each ends. */
	int[] stops() {
		return Arrays.copyOf(ends, size);
	}
}
