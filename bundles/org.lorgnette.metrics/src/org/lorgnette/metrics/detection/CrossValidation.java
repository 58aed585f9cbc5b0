package org.lorgnette.metrics.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.lorgnette.metrics.curve.Scored;

/**
 * Scores every item by a model that saw no item of its group, such as its topic: texts on one topic share words, and a model that
 * saw one of them would know the others by that.
 */
public final class CrossValidation {

	/** Fewest items that an n-gram must be in to be looked at. */
	private static final int LEAST_ITEMS = 5;

	/**
	 * An item.
	 *
	 * @param numbers features that every item has, under the same names
	 * @param shares sparse features, of which the most frequent in the items to learn from are taken
	 */
	public record Item(String group, boolean positive, Map<String, Double> numbers, Map<String, Double> shares) {
	}

	private CrossValidation() {
	}

	/**
	 * @param folds 2 or more; groups are dealt to them in the order of their names
	 * @param sparse how many sparse features are taken
	 * @param check called between folds; what it throws ends the work
	 * @return by item, in their order
	 * @throws IllegalArgumentException if there are fewer groups than folds, or a fold leaves but one class to learn from
	 */
	public static List<Scored> score(List<Item> items, int folds, int sparse, double penalty, Runnable check) {
		List<String> groups = List.copyOf(new TreeSet<>(items.stream().map(Item::group).toList()));
		if (folds < 2 || groups.size() < folds) {
			throw new IllegalArgumentException("cross-validation: expected 2 folds or more and as many groups, got " + folds
					+ " and " + groups.size());
		}
		Map<String, Integer> fold = new HashMap<>();
		groups.forEach(group -> fold.put(group, fold.size() % folds));
		Scored[] scores = new Scored[items.size()];
		for (int held = 0; held < folds; held++) {
			check.run();
			int out = held;
			List<Item> learning = items.stream().filter(item -> fold.get(item.group()) != out).toList();
			List<String> chosen = chosen(learning, sparse);
			boolean[] classes = new boolean[learning.size()];
			for (int i = 0; i < classes.length; i++) {
				classes[i] = learning.get(i).positive();
			}
			LogisticRegression model = LogisticRegression.train(learning.stream().map(item -> row(item, chosen))
					.toArray(double[][]::new), classes,
					penalty);
			for (int i = 0; i < scores.length; i++) {
				if (fold.get(items.get(i).group()) == held) {
					scores[i] = new Scored(model.chance(row(items.get(i), chosen)), items.get(i).positive());
				}
			}
		}
		return List.of(scores);
	}

	/** In most of the items, of those in as many the first in alphabetical order. */
	private static List<String> chosen(List<Item> items, int most) {
		Map<String, Integer> counts = new HashMap<>();
		items.forEach(item -> item.shares().keySet().forEach(name -> counts.merge(name, 1, Integer::sum)));
		return counts.entrySet().stream().filter(entry -> entry.getValue() >= LEAST_ITEMS)
				.sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
						.thenComparing(Map.Entry::getKey)).limit(most)
				.map(Map.Entry::getKey).toList();
	}

	private static double[] row(Item item, List<String> sparse) {
		List<Double> values = new ArrayList<>(item.numbers().values());
		sparse.forEach(name -> values.add(item.shares().getOrDefault(name, 0.0)));
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
