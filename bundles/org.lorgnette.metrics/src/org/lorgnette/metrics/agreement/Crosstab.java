package org.lorgnette.metrics.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How two annotators coded the items that both coded: {@code counts[i][j]} items are category i to the first and j to the second.
 */
final class Crosstab {

	private final List<String> categories;
	private final long[][] counts;

	Crosstab(List<String> categories, long[][] counts) {
		this.categories = List.copyOf(categories);
		this.counts = counts;
	}

	static Crosstab of(List<String> first, List<String> second) {
		if (first.size() != second.size()) {
			throw new IllegalArgumentException("the annotators must have coded the same items: the first coded " + first.size()
					+ ", the second " + second.size());
		}
		TreeSet<String> sorted = new TreeSet<>(first);
		sorted.addAll(second);
		List<String> categories = new ArrayList<>(sorted);
		long[][] counts = new long[categories.size()][categories.size()];
		for (int item = 0; item < first.size(); item++) {
			counts[Collections.binarySearch(categories, first.get(item))][Collections.binarySearch(categories,
					second.get(item))]++;
		}
		return new Crosstab(categories, counts);
	}

	static Crosstab of(Collection<Coding> codings, String first, String second) {
		List<String> byFirst = new ArrayList<>();
		List<String> bySecond = new ArrayList<>();
		for (Map<String, String> item : byItem(codings).values()) {
			if (item.containsKey(first) && item.containsKey(second)) {
				byFirst.add(item.get(first));
				bySecond.add(item.get(second));
			}
		}
		return of(byFirst, bySecond);
	}

	/** Category by annotator, by item, in the order in which items first come. */
	static Map<String, Map<String, String>> byItem(Collection<Coding> codings) {
		Map<String, Map<String, String>> items = new LinkedHashMap<>();
		for (Coding coding : codings) {
			String before = items.computeIfAbsent(coding.item(), item -> new LinkedHashMap<>()).put(coding.annotator(),
					coding.category());
			if (before != null) {
				throw new IllegalArgumentException("annotator " + coding.annotator() + " coded item " + coding.item()
						+ " twice, as " + before + " and as " + coding.category());
			}
		}
		return items;
	}

	List<String> categories() {
		return categories;
	}

	long[][] counts() {
		return counts;
	}

	/** One category against all others together. */
	Crosstab collapse(int category) {
		long[][] collapsed = new long[2][2];
		for (int row = 0; row < counts.length; row++) {
			for (int column = 0; column < counts.length; column++) {
				collapsed[row == category ? 0 : 1][column == category ? 0 : 1] += counts[row][column];
			}
		}
		return new Crosstab(List.of(categories.get(category), "other"), collapsed);
	}
}
