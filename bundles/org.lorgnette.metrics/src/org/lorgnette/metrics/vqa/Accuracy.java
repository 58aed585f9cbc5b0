package org.lorgnette.metrics.vqa;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.metrics.Counts;

/**
 * The share of answers that equal the gold to the letter, counts for every class, and consistency over groups. Merging equals
 * scoring all items; a group may be spread over the parts.
 */
public record Accuracy(List<Outcome> outcomes) {

	public static final Accuracy ZERO = new Accuracy(List.of());

	/**
	 * One classified item.
	 *
	 * @param predicted
	 *            empty if there is no prediction, which counts as wrong
	 * @param group
	 *            ties together items whose joint correctness counts as consistency (the same NLVR statement)
	 */
	public record Outcome(String id, String gold, Optional<String> predicted, Optional<String> group) {

		public boolean correct() {
			return predicted.equals(Optional.of(gold));
		}
	}

	public Accuracy {
		outcomes = List.copyOf(outcomes);
	}

	public Accuracy plus(Accuracy other) {
		List<Outcome> both = new ArrayList<>(outcomes);
		both.addAll(other.outcomes);
		return new Accuracy(both);
	}

	/** 0..1; undefined without an item. */
	public OptionalDouble accuracy() {
		return share(outcomes.stream().filter(Outcome::correct).count(), outcomes.size());
	}

	/** By class, for the classes that gold or predictions hold. */
	public SortedMap<String, Counts> classes() {
		SortedMap<String, Counts> classes = new TreeMap<>();
		for (Outcome outcome : outcomes) {
			long correct = outcome.correct() ? 1 : 0;
			classes.merge(outcome.gold(), new Counts(1, correct, correct), Counts::plus);
			outcome.predicted().filter(predicted -> !outcome.correct())
					.ifPresent(predicted -> classes.merge(predicted, new Counts(0, 1, 0), Counts::plus));
		}
		return Collections.unmodifiableSortedMap(classes);
	}

	/** The share of groups, 0..1, all items of which are correct (Suhr et al. 2019); undefined if no item has a group. */
	public OptionalDouble consistency() {
		Map<String, Boolean> groups = new TreeMap<>();
		for (Outcome outcome : outcomes) {
			outcome.group().ifPresent(group -> groups.merge(group, outcome.correct(), Boolean::logicalAnd));
		}
		return share(groups.values().stream().filter(consistent -> consistent).count(), groups.size());
	}

	private static OptionalDouble share(long part, long whole) {
		return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
	}
}
