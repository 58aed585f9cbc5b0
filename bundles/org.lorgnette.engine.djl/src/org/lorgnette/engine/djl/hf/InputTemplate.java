package org.lorgnette.engine.djl.hf;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a tokenizer puts around one text, or around and between two, as ids with the number of the segment that each belongs to.
 *
 * @param before in front of the first text
 * @param between the two texts; empty for one
 * @param after behind the last text
 * @param firstType the segment of the first text
 * @param secondType the segment of the second
 */
record InputTemplate(Part before, Part between, Part after, long firstType, long secondType) {

	/** Special pieces that stand together. */
	record Part(long[] ids, long[] types) {

		static Part of(long[] ids, long[] types, int from, int to) {
			return new Part(Arrays.copyOfRange(ids, from, to), Arrays.copyOfRange(types, from, to));
		}
	}

	/** What the template is in an example: {@code inner}, once or twice, with special pieces around; empty if it is not there. */
	static Optional<InputTemplate> from(long[] ids, long[] types, long[] inner, boolean pair) {
		int first = find(ids, inner, 0);
		if (first < 0) {
			return Optional.empty();
		}
		int end = first + inner.length;
		int second = pair ? find(ids, inner, end) : end;
		if (second < 0) {
			return Optional.empty();
		}
		int last = pair ? second + inner.length : end;
		return Optional.of(new InputTemplate(Part.of(ids, types, 0, first), Part.of(ids, types, end, second),
				Part.of(ids, types, last, ids.length), types[first], types[pair ? second : first]));
	}

	private static int find(long[] ids, long[] inner, int from) {
		for (int at = from; at + inner.length <= ids.length; at++) {
			if (Arrays.equals(ids, at, at + inner.length, inner, 0, inner.length)) {
				return at;
			}
		}
		return -1;
	}

	/** How many special pieces there are. */
	int size() {
		return before.ids().length + between.ids().length + after.ids().length;
	}

	/** Where the second text begins in a pair whose first has so many pieces. */
	int second(int firstLength) {
		return before.ids().length + firstLength + between.ids().length;
	}

	/** Where the special piece with this id stands in an input whose texts have so many pieces, if it is one. */
	OptionalInt place(long id, int firstLength, int secondLength) {
		int[] begins = {0, before.ids().length + firstLength, second(firstLength) + secondLength};
		Part[] parts = {before, between, after};
		for (int part = 0; part < parts.length; part++) {
			for (int i = 0; i < parts[part].ids().length; i++) {
				if (parts[part].ids()[i] == id) {
					return OptionalInt.of(begins[part] + i);
				}
			}
		}
		return OptionalInt.empty();
	}

	/** One text. */
	PieceSequence wrap(long[] text) {
		return wrap(text, new long[0]);
	}

	/** Two texts, in the order of the template. */
	PieceSequence wrap(long[] first, long[] second) {
		int length = size() + first.length + second.length;
		long[] ids = new long[length];
		long[] types = new long[length];
		int at = put(before.ids(), before.types(), ids, types, 0);
		at = put(first, filled(first.length, firstType), ids, types, at);
		at = put(between.ids(), between.types(), ids, types, at);
		at = put(second, filled(second.length, secondType), ids, types, at);
		put(after.ids(), after.types(), ids, types, at);
		return new PieceSequence(ids, types);
	}

	private static long[] filled(int length, long value) {
		long[] values = new long[length];
		Arrays.fill(values, value);
		return values;
	}

	private static int put(long[] fromIds, long[] fromTypes, long[] ids, long[] types, int at) {
		System.arraycopy(fromIds, 0, ids, at, fromIds.length);
		System.arraycopy(fromTypes, 0, types, at, fromTypes.length);
		return at + fromIds.length;
	}
}
