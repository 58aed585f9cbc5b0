package org.lorgnette.engine.baseline.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Interpolated modified Kneser-Ney (Kneser and Ney 1995; Chen and Goodman 1999, section 3): a longest n-gram counts how often it occurs, a
 * shorter one how many symbols stand before it, unless it begins a text. Immutable; safe for several threads.
 */
final class NGrams {

	private final int symbols;
	private final int end;
	private final List<Level> levels;
	private final List<Discounts> discounts = new ArrayList<>();

	/**
	 * @param symbols how many there are, the end of texts among them
	 * @param end what stands before and after each text
	 * @param levels n-grams of the lengths 1 to the order, with their counts
	 */
	NGrams(int symbols, int end, List<Level> levels) {
		this.symbols = symbols;
		this.end = end;
		this.levels = List.copyOf(levels);
		for (Level level : levels) {
			long[] counted = new long[4];
			for (int node = 0; node < level.size(); node++) {
				if (level.count(node) <= counted.length) {
					counted[level.count(node) - 1]++;
				}
			}
			discounts.add(Discounts.of(counted));
		}
	}

	int order() {
		return levels.size();
	}

	List<Level> levels() {
		return levels;
	}

	/** What was read last: where n-grams go on from. For one thread. */
	final class State {

		/** The n-gram of the last k symbols, by k from 0 on; -1 where there is none. */
		private final int[] nodes = new int[order()];

		/** At the begin of a text. */
		private State() {
			Arrays.fill(nodes, -1);
			nodes[0] = 0;
			if (order() > 1) {
				nodes[1] = levels.getFirst().find(0, levels.getFirst().size(), end);
			}
		}

		void read(int symbol) {
			for (int length = order() - 1; length > 0; length--) {
				int before = nodes[length - 1];
				nodes[length] = before < 0 ? -1 : levels.get(length - 1).find(begin(length - 1, before), end(length - 1, before), symbol);
			}
		}

		/** Of each symbol to come next; all above 0, and 1 together. */
		double[] probabilities() {
			double[] probabilities = new double[symbols];
			Arrays.fill(probabilities, 1.0 / symbols);
			for (int length = 0; length < order() && nodes[length] >= 0; length++) {
				interpolate(probabilities, levels.get(length), discounts.get(length), begin(length, nodes[length]), end(length, nodes[length]));
			}
			return probabilities;
		}
	}

	/** Where in the level of n-grams longer by one those begin that go on from a node. */
	private int begin(int length, int node) {
		return length == 0 ? 0 : levels.get(length - 1).first(node);
	}

	private int end(int length, int node) {
		return length == 0 ? levels.getFirst().size() : levels.get(length - 1).first(node + 1);
	}

	private static void interpolate(double[] lower, Level level, Discounts discounts, int from, int to) {
		if (from == to) {
			return;
		}
		long total = 0;
		double taken = 0;
		for (int node = from; node < to; node++) {
			total += level.count(node);
			taken += discounts.of(level.count(node));
		}
		double rest = taken / total;
		for (int symbol = 0; symbol < lower.length; symbol++) {
			lower[symbol] *= rest;
		}
		for (int node = from; node < to; node++) {
			lower[level.symbol(node)] += (level.count(node) - discounts.of(level.count(node))) / total;
		}
	}

	State begin() {
		return new State();
	}
}
