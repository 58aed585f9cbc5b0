package org.lorgnette.engine.djl.qa;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.runtime.FloatTensor;

/** Which words of a passage an answer attends to. */
final class AttendedWords {

	private static final int MOST = 3;

	private AttendedWords() {
	}

	/**
	 * The words outside the answer that its words attend to most on average over heads, at most three, each with more than its even
	 * share.
	 *
	 * @param attention [rows, heads, words, words]
	 * @param words of the row, without padding
	 * @param begin of the answer
	 * @param eligible words that may be named
	 */
	static List<Integer> of(FloatTensor attention, int row, int words, int begin, int end, IntPredicate eligible) {
		int heads = attention.length(1);
		int padded = attention.length(2);
		double[] sums = new double[words];
		for (int head = 0; head < heads; head++) {
			for (int query = begin; query < end; query++) {
				int place = ((row * heads + head) * padded + query) * padded;
				for (int key = 0; key < words; key++) {
					sums[key] += attention.values()[place + key];
				}
			}
		}
		double even = (double) heads * (end - begin) / words;
		return IntStream.range(0, words).filter(word -> word < begin || word >= end).filter(word -> sums[word] > even).filter(eligible)
				.boxed().sorted(Comparator.comparingDouble((Integer word) -> sums[word]).reversed()).limit(MOST).toList();
	}
}
