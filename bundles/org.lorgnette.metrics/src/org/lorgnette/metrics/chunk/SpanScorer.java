package org.lorgnette.metrics.chunk;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

/**
 * Compares the entities of documents as sets: nested, overlapping and discontinuous ones included, order, ids and attributes
 * left aside, duplicates counted once.
 */
public final class SpanScorer {

	private record Key(List<Span> fragments, String type) {
	}

	private long documents;
	private Counts typed = Counts.ZERO;
	private Counts untyped = Counts.ZERO;
	private final SortedMap<String, Counts> types = new TreeMap<>(CodePointOrder.INSTANCE);

	/** Scores one document. */
	public void add(Collection<Entity> gold, Collection<Entity> predicted) {
		Set<Key> goldKeys = keys(gold);
		Set<Key> predictedKeys = keys(predicted);
		goldKeys.forEach(key -> count(key.type, new Counts(1, 0, 0)));
		predictedKeys.forEach(key -> count(key.type, new Counts(0, 1, 0)));
		typed = typed.plus(compare(goldKeys, predictedKeys));
		untyped = untyped.plus(compare(ranges(goldKeys), ranges(predictedKeys)));
		goldKeys.retainAll(predictedKeys);
		goldKeys.forEach(key -> types.compute(key.type,
				(type, counts) -> new Counts(counts.gold(), counts.predicted(), counts.correct() + 1)));
		documents++;
	}

	private void count(String type, Counts one) {
		types.merge(type, one, Counts::plus);
	}

	private static Set<Key> keys(Collection<Entity> entities) {
		return entities.stream().map(entity -> new Key(entity.fragments(), entity.type()))
				.collect(Collectors.toCollection(HashSet::new));
	}

	private static Set<List<Span>> ranges(Set<Key> keys) {
		return keys.stream().map(Key::fragments).collect(Collectors.toSet());
	}

	private static <T> Counts compare(Set<T> gold, Set<T> predicted) {
		return new Counts(gold.size(), predicted.size(), predicted.stream().filter(gold::contains).count());
	}

	/** The scores of everything added so far. */
	public SpanScores result() {
		return new SpanScores(documents, typed, untyped, Collections.unmodifiableSortedMap(types));
	}
}
