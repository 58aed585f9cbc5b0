package org.lorgnette.engine.djl.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups items of different lengths into batches of like length, since all items of a batch are filled up to its longest. In each
 * batch less than 15% of the words are filling.
 */
public final class LengthBatches {

	/** The largest share of filling in a batch. */
	public static final double WASTE = 0.15;

	/**
	 * One batch.
	 *
	 * @param items indexes of the items, in the order of their lengths, equal ones in the order given
	 * @param length of the longest item
	 */
	public record Batch(int[] items, int length) {

		/** Words with filling. */
		public long padded() {
			return (long) items.length * length;
		}
	}

	private LengthBatches() {
	}

	/**
	 * @param lengths
	 *            of each item, 1 or more
	 * @param words
	 *            how many words a batch may hold, filling included; a longer item is a batch of its own
	 * @return batches in which each item occurs once
	 */
	public static List<Batch> of(int[] lengths, int words) {
		int[] order = byLength(lengths);
		List<Batch> batches = new ArrayList<>();
		int first = 0;
		while (first < order.length) {
			int end = first + 1;
			long sum = lengths[order[first]];
			while (end < order.length) {
				long length = lengths[order[end]];
				long padded = length * (end + 1 - first);
				if (padded > words || padded - (sum + length) >= WASTE * padded) {
					break;
				}
				sum += length;
				end++;
			}
			batches.add(new Batch(Arrays.copyOfRange(order, first, end), lengths[order[end - 1]]));
			first = end;
		}
		return batches;
	}

	/** Stable: a sort of length and index in one number. */
	private static int[] byLength(int[] lengths) {
		return IntStream.range(0, lengths.length).mapToLong(i -> (long) lengths[i] << 32 | i).sorted()
				.mapToInt(key -> (int) key).toArray();
	}
}
