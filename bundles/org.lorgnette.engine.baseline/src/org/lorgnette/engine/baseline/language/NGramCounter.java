package org.lorgnette.engine.baseline.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.Cancellation;

/** Counts n-grams by putting all places of the texts in the order of what stands there. */
final class NGramCounter {

	private final int symbols;
	private final int end;
	private final int order;
	private char[] texts = new char[1 << 16];
	private int length;

	/** @param order the length of the longest n-grams, 2 to 127 */
	NGramCounter(int symbols, int end, int order) {
		this.symbols = symbols;
		this.end = end;
		this.order = order;
		add(end);
	}

	private void add(int symbol) {
		texts = length == texts.length ? Arrays.copyOf(texts, length + (length >> 1)) : texts;
		texts[length++] = (char) symbol;
	}

	/** A part of a text. */
	void read(int[] ids) {
		for (int id : ids) {
			add(id);
		}
	}

	void endText() {
		add(end);
	}

	/** Symbols read so far, the ends of texts among them. */
	int length() {
		return length - 1;
	}

	/** Counts; what was read is gone then. */
	NGrams count(Cancellation cancellation) {
		byte[] reach = reach();
		int[] places = sorted(reach, cancellation);
		List<Level> levels = levels(places, reach, cancellation);
		texts = new char[0];
		length = 0;
		countWhatStandsBefore(levels, cancellation);
		return new NGrams(symbols, end, levels);
	}

	/** How long the longest n-gram at each place is: none goes on after the end of a text, though it may begin there. */
	private byte[] reach() {
		byte[] reach = new byte[length];
		int distance = 0;
		for (int place = length - 1; place >= 0; place--) {
			distance++;
			reach[place] = (byte) Math.min(order, distance);
			if (texts[place] == end) {
				distance = 1;
			}
		}
		return reach;
	}

	/** By the last symbol first, each time keeping the order of those that are equal. */
	private int[] sorted(byte[] reach, Cancellation cancellation) {
		int[] places = new int[length];
		Arrays.setAll(places, place -> place);
		int[] next = new int[length];
		for (int at = order - 1; at >= 0; at--) {
			cancellation.check();
			int[] begins = new int[symbols + 2];
			for (int place = 0; place < length; place++) {
				begins[key(place, at, reach) + 1]++;
			}
			Arrays.parallelPrefix(begins, Integer::sum);
			for (int place : places) {
				next[begins[key(place, at, reach)]++] = place;
			}
			int[] kept = places;
			places = next;
			next = kept;
		}
		return places;
	}

	private int key(int place, int at, byte[] reach) {
		return at < reach[place] ? texts[place + at] + 1 : 0;
	}

	private List<Level> levels(int[] places, byte[] reach, Cancellation cancellation) {
		List<Level> levels = new ArrayList<>();
		for (int i = 0; i < order; i++) {
			levels.add(new Level());
		}
		int before = -1;
		for (int at = 0; at < places.length; at++) {
			if (at % (1 << 16) == 0) {
				cancellation.check();
			}
			int place = places[at];
			int shared = before < 0 ? 0 : shared(before, place, reach);
			for (int i = 0; i < reach[place]; i++) {
				Level level = levels.get(i);
				if (i < shared) {
					level.countAgain(level.size() - 1);
				} else {
					level.add(texts[place + i], 1, i + 1 < order ? levels.get(i + 1).size() : 0);
				}
			}
			before = place;
		}
		for (int i = 0; i < order; i++) {
			levels.get(i).complete(i + 1 < order ? levels.get(i + 1).size() : 0);
		}
		return levels;
	}

	private int shared(int one, int other, byte[] reach) {
		int most = Math.min(reach[one], reach[other]);
		int shared = 0;
		while (shared < most && texts[one + shared] == texts[other + shared]) {
			shared++;
		}
		return shared;
	}

	/**
	 * Shorter n-grams count what stands before them in place of how often they occur; nothing stands before the begin of a text.
	 */
	private void countWhatStandsBefore(List<Level> levels, Cancellation cancellation) {
		// Of each n-gram, which one of the level before is left without its first symbol.
		int[] without = new int[levels.getFirst().size()];
		int begins = levels.getFirst().find(0, levels.getFirst().size(), end);
		int beginsEnd = begins + 1;
		for (int i = 1; i < order; i++) {
			cancellation.check();
			Level shorter = levels.get(i - 1);
			Level longer = levels.get(i);
			int[] withoutLonger = new int[longer.size()];
			int[] before = new int[shorter.size()];
			for (int node = 0; node < shorter.size(); node++) {
				for (int child = shorter.first(node); child < shorter.first(node + 1); child++) {
					int from = i == 1 ? 0 : levels.get(i - 2).first(without[node]);
					int to = i == 1 ? shorter.size() : levels.get(i - 2).first(without[node] + 1);
					withoutLonger[child] = shorter.find(from, to, longer.symbol(child));
					before[withoutLonger[child]]++;
				}
			}
			int beginsNext = shorter.first(begins);
			int beginsNextEnd = shorter.first(beginsEnd);
			for (int node = 0; node < shorter.size(); node++) {
				// The end itself is told as any symbol.
				if (i == 1 || node < begins || node >= beginsEnd) {
					shorter.setCount(node, before[node]);
				}
			}
			without = withoutLonger;
			begins = beginsNext;
			beginsEnd = beginsNextEnd;
		}
	}
}
