package org.lorgnette.engine.baseline.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Interpolated modified Kneser-Ney as it is defined, with a look at all n-grams for each number. */
final class SlowKneserNey {

	private final int symbols;
	private final int end;
	private final int order;
	/** How often each n-gram of each length occurs, and which symbols stand before it. */
	private final Map<List<Integer>, Integer> occurrences = new HashMap<>();
	private final Map<List<Integer>, Set<Integer>> before = new HashMap<>();

	SlowKneserNey(int symbols, int end, int order, List<int[]> texts) {
		this.symbols = symbols;
		this.end = end;
		this.order = order;
		for (int[] text : texts) {
			List<Integer> marked = new ArrayList<>(List.of(end));
			for (int symbol : text) {
				marked.add(symbol);
			}
			marked.add(end);
			for (int from = 0; from < marked.size(); from++) {
				for (int to = from + 1; to <= Math.min(marked.size(), from + order); to++) {
					List<Integer> gram = List.copyOf(marked.subList(from, to));
					occurrences.merge(gram, 1, Integer::sum);
					if (from > 0) {
						before.computeIfAbsent(gram, any -> new HashSet<>()).add(marked.get(from - 1));
					}
				}
			}
		}
	}

	private int count(List<Integer> gram) {
		boolean beginsText = gram.size() > 1 && gram.getFirst() == end;
		if (gram.size() == order || beginsText) {
			return occurrences.getOrDefault(gram, 0);
		}
		return before.getOrDefault(gram, Set.of()).size();
	}

	/** How many n-grams of a length were counted so often. */
	private long counted(int length, int times) {
		return occurrences.keySet().stream().filter(gram -> gram.size() == length && count(gram) == times).count();
	}

	private double discount(int length, int count) {
		double n1 = counted(length, 1);
		double n2 = counted(length, 2);
		double n3 = counted(length, 3);
		double n4 = counted(length, 4);
		double y = n1 / (n1 + 2 * n2);
		double[] discounts = {1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3};
		boolean strange = n1 == 0 || n2 == 0 || n3 == 0 || discounts[0] < 0 || discounts[1] < 0 || discounts[2] < 0
				|| discounts[1] > 2
				|| discounts[2] > 3;
		return (strange ? new double[] {0.5, 1, 1.5} : discounts)[Math.min(count, 3) - 1];
	}

	/** @param context the symbols before, with the begin of the text among them; only the last ones are looked at */
	double probability(int symbol, List<Integer> context) {
		List<Integer> seen = context.subList(Math.max(0, context.size() - order + 1), context.size());
		double lower = seen.isEmpty() ? 1.0 / symbols : probability(symbol, seen.subList(1, seen.size()));
		int length = seen.size() + 1;
		double total = 0;
		double taken = 0;
		for (int other = 0; other < symbols; other++) {
			int count = count(with(seen, other));
			total += count;
			taken += count == 0 ? 0 : discount(length, count);
		}
		if (total == 0) {
			return lower;
		}
		int count = count(with(seen, symbol));
		return (count == 0 ? 0 : count - discount(length, count)) / total + taken / total * lower;
	}

	private static List<Integer> with(List<Integer> context, int symbol) {
		List<Integer> gram = new ArrayList<>(context);
		gram.add(symbol);
		return gram;
	}
}
