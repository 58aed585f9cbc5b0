package org.lorgnette.metrics.chunk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.lorgnette.model.Entity;

/**
 * How often each gold type was predicted as each type, from {@link ErrorAnalysis}. "No type" is {@link Optional#empty}: a
 * missed gold entity was predicted as none, a spurious one is none in the gold. Overlap is enough for a cell, so the diagonal
 * holds correct entities and boundary errors alike. A mutable accumulator for one thread.
 */
public final class SpanConfusion {

	private final SortedMap<String, SortedMap<String, Long>> typed = new TreeMap<>(CodePointOrder.INSTANCE);
	private final SortedMap<String, Long> missed = new TreeMap<>(CodePointOrder.INSTANCE);
	private final SortedMap<String, Long> spurious = new TreeMap<>(CodePointOrder.INSTANCE);

	/** Counts the outcomes of a document. */
	public void add(Collection<Outcome> outcomes) {
		for (Outcome outcome : outcomes) {
			add(outcome.gold().map(Entity::type), outcome.predicted().map(Entity::type), 1);
		}
	}

	/** Counts a predicted entity of this type that the gold does not have, and that has no place to compare. */
	public void addSpurious(String type) {
		add(Optional.empty(), Optional.of(type), 1);
	}

	/** Adds everything that the other counted. */
	public void merge(SpanConfusion other) {
		List<String> types = List.copyOf(other.types());
		for (String gold : types) {
			add(Optional.of(gold), Optional.empty(), other.count(Optional.of(gold), Optional.empty()));
			add(Optional.empty(), Optional.of(gold), other.count(Optional.empty(), Optional.of(gold)));
			for (String predicted : types) {
				add(Optional.of(gold), Optional.of(predicted), other.count(Optional.of(gold), Optional.of(predicted)));
			}
		}
	}

	private void add(Optional<String> gold, Optional<String> predicted, long count) {
		if (count == 0) {
			return;
		}
		if (gold.isEmpty()) {
			spurious.merge(predicted.orElseThrow(), count, Long::sum);
		} else if (predicted.isEmpty()) {
			missed.merge(gold.get(), count, Long::sum);
		} else {
			typed.computeIfAbsent(gold.get(), type -> new TreeMap<>(CodePointOrder.INSTANCE)).merge(predicted.get(), count,
					Long::sum);
		}
	}

	/** The number of pairs with these types; empty stands for none. Both empty is 0: what neither side marks is not counted. */
	public long count(Optional<String> gold, Optional<String> predicted) {
		if (gold.isEmpty()) {
			return predicted.map(type -> spurious.getOrDefault(type, 0L)).orElse(0L);
		}
		if (predicted.isEmpty()) {
			return missed.getOrDefault(gold.get(), 0L);
		}
		return typed.getOrDefault(gold.get(), Collections.emptySortedMap()).getOrDefault(predicted.get(), 0L);
	}

	/** Every type seen on either side, in code point order. */
	public SortedSet<String> types() {
		SortedSet<String> types = new TreeSet<>(CodePointOrder.INSTANCE);
		types.addAll(missed.keySet());
		types.addAll(spurious.keySet());
		typed.forEach((gold, row) -> {
			types.add(gold);
			types.addAll(row.keySet());
		});
		return Collections.unmodifiableSortedSet(types);
	}

	/** Shape (types + 1, types + 1): rows gold, columns predicted, in the order of {@link #types}, none last. */
	public long[][] matrix() {
		List<Optional<String>> axis = new ArrayList<>(types().stream().map(Optional::of).toList());
		axis.add(Optional.empty());
		return axis.stream().map(gold -> axis.stream().mapToLong(predicted -> count(gold, predicted)).toArray())
				.toArray(long[][]::new);
	}
}
