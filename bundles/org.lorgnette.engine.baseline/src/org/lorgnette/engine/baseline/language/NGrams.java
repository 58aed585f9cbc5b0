package org.lorgnette.engine.baseline.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.language.Outlook;

/**
 * Interpolated modified Kneser-Ney (Kneser and Ney 1995; Chen and Goodman 1999, section 3): a longest n-gram counts how often it
 * occurs, a shorter one how many symbols stand before it, unless it begins a text. Immutable; safe for several threads.
 */
final class NGrams {

	private final int symbols;
	private final int end;
	private final List<Level> levels;
	private final List<Discounts> discounts = new ArrayList<>();
	/** Of each symbol after nothing that is known, and its natural logarithm. */
	private final double[] alone;
	private final double[] alonesLogs;

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
		alone = new double[symbols];
		double rest = add(alone, 0, 0, 1);
		Arrays.setAll(alone, symbol -> alone[symbol] + rest / symbols);
		alonesLogs = Arrays.stream(alone).map(Math::log).toArray();
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
				nodes[length] = before < 0 ? -1 : levels.get(length - 1).find(begin(length - 1, before), end(length - 1, before),
						symbol);
			}
		}

		/** What may come next; all symbols may. */
		Outlook outlook() {
			double[] probabilities = new double[symbols];
			double[] logs = new double[symbols];
			int longest = order() - 1;
			while (nodes[longest] < 0) {
				longest--;
			}
			double rest = 1;
			for (int length = longest; length > 0; length--) {
				rest = add(probabilities, length, nodes[length], rest);
			}
			double restLog = Math.log(rest);
			for (int symbol = 0; symbol < symbols; symbol++) {
				probabilities[symbol] += rest * alone[symbol];
				logs[symbol] = restLog + alonesLogs[symbol];
			}
			// Logarithms are dear: only what longer n-grams tell of needs one of its own.
			for (int length = 1; length <= longest; length++) {
				Level level = levels.get(length);
				for (int node = begin(length, nodes[length]); node < end(length, nodes[length]); node++) {
					logs[level.symbol(node)] = Math.log(probabilities[level.symbol(node)]);
				}
			}
			return Outlook.ofProbabilities(probabilities, logs);
		}
	}

	/** Where in the level of n-grams longer by one those begin that go on from a node. */
	private int begin(int length, int node) {
		return length == 0 ? 0 : levels.get(length - 1).first(node);
	}

	private int end(int length, int node) {
		return length == 0 ? levels.getFirst().size() : levels.get(length - 1).first(node + 1);
	}

	/**
	 * Adds what the n-grams that go on from a node tell.
	 *
	 * @param share of all probability that these n-grams and shorter ones have
	 * @return the share that is left to shorter ones
	 */
	private double add(double[] probabilities, int length, int node, double share) {
		int from = begin(length, node);
		int to = end(length, node);
		if (from == to) {
			return share;
		}
		Level level = levels.get(length);
		long total = 0;
		double taken = 0;
		for (int child = from; child < to; child++) {
			total += level.count(child);
			taken += discounts.get(length).of(level.count(child));
		}
		for (int child = from; child < to; child++) {
			int count = level.count(child);
			probabilities[level.symbol(child)] += share * (count - discounts.get(length).of(count)) / total;
		}
		return share * taken / total;
	}

	State begin() {
		return new State();
	}
}
