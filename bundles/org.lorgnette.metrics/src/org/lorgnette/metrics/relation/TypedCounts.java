package org.lorgnette.metrics.relation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.metrics.Counts;

/** Counts by type, for the types that gold or prediction hold. Merging counts equals counting the merge. */
public record TypedCounts(SortedMap<String, Counts> types) {

	public static final TypedCounts ZERO = new TypedCounts(new TreeMap<>());

	/**
	 * Means over the types, 0..1. As in SpERT (and scikit-learn beneath it) a type counts with 0 where its own value is
	 * undefined.
	 */
	public record Macro(double precision, double recall, double f1) {
	}

	public TypedCounts {
		types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
	}

	public TypedCounts plus(TypedCounts other) {
		SortedMap<String, Counts> sum = new TreeMap<>(types);
		other.types.forEach((type, counts) -> sum.merge(type, counts, Counts::plus));
		return new TypedCounts(sum);
	}

	/** All types taken together. */
	public Counts micro() {
		return types.values().stream().reduce(Counts.ZERO, Counts::plus);
	}

	/** Empty if there is no type. */
	public Optional<Macro> macro() {
		if (types.isEmpty()) {
			return Optional.empty();
		}
		double precision = 0;
		double recall = 0;
		double f1 = 0;
		for (Map.Entry<String, Counts> type : types.entrySet()) {
			precision += orZero(type.getValue().precision());
			recall += orZero(type.getValue().recall());
			f1 += orZero(type.getValue().f1());
		}
		int n = types.size();
		return Optional.of(new Macro(precision / n, recall / n, f1 / n));
	}

	private static double orZero(OptionalDouble value) {
		return value.orElse(0);
	}
}
