package org.lorgnette.metrics.chunk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.metrics.chunk.Outcome.Kind;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

/**
 * Pairs the gold and predicted entities of a document one to one and says of each what became of it. Pairs are taken in the
 * order correct, wrong type, wrong boundary, both wrong; among pairs of one kind, those that share more text first, then
 * those that stand first. Every entity is in exactly one outcome, and the order of the input does not matter. Zero-width
 * entities overlap nothing.
 */
public final class ErrorAnalysis {

	private static final Comparator<Entity> IN_TEXT = Comparator.comparing(Entity::span)
			.thenComparing(entity -> entity.fragments().size()).thenComparing(entity -> entity.fragments().toString())
			.thenComparing(Entity::type).thenComparing(Entity::id);

	private record Pair(int gold, int predicted, Kind kind, int shared) {
	}

	private final List<Entity> gold;
	private final List<Entity> predicted;

	private ErrorAnalysis(Collection<Entity> gold, Collection<Entity> predicted) {
		this.gold = gold.stream().sorted(IN_TEXT).toList();
		this.predicted = predicted.stream().sorted(IN_TEXT).toList();
	}

	/** The outcomes for one document, in text order of the gold entity, or of the predicted one where there is no gold. */
	public static List<Outcome> of(Collection<Entity> gold, Collection<Entity> predicted) {
		return new ErrorAnalysis(gold, predicted).outcomes();
	}

	/** How many outcomes there are of each kind; every kind has an entry. */
	public static Map<Kind, Long> count(Collection<Outcome> outcomes) {
		Map<Kind, Long> counts = new EnumMap<>(Kind.class);
		for (Kind kind : Kind.values()) {
			counts.put(kind, 0L);
		}
		outcomes.forEach(outcome -> counts.merge(outcome.kind(), 1L, Long::sum));
		return counts;
	}

	private List<Outcome> outcomes() {
		List<Pair> pairs = candidates();
		pairs.sort(Comparator.comparing(Pair::kind).thenComparing(Pair::shared, Comparator.reverseOrder())
				.thenComparing(Pair::gold).thenComparing(Pair::predicted));
		boolean[] goldTaken = new boolean[gold.size()];
		boolean[] predictedTaken = new boolean[predicted.size()];
		List<Outcome> outcomes = new ArrayList<>();
		for (Pair pair : pairs) {
			if (!goldTaken[pair.gold] && !predictedTaken[pair.predicted]) {
				goldTaken[pair.gold] = true;
				predictedTaken[pair.predicted] = true;
				outcomes.add(new Outcome(pair.kind, Optional.of(gold.get(pair.gold)),
						Optional.of(predicted.get(pair.predicted))));
			}
		}
		for (int i = 0; i < goldTaken.length; i++) {
			if (!goldTaken[i]) {
				outcomes.add(Outcome.missed(gold.get(i)));
			}
		}
		for (int i = 0; i < predictedTaken.length; i++) {
			if (!predictedTaken[i]) {
				outcomes.add(Outcome.spurious(predicted.get(i)));
			}
		}
		outcomes.sort(Comparator.comparing(Outcome::subject, IN_TEXT).thenComparing(Outcome::kind));
		return outcomes;
	}

	private List<Pair> candidates() {
		int[] furthestEnd = gold.stream().mapToInt(entity -> entity.span().end()).toArray();
		for (int i = 1; i < furthestEnd.length; i++) {
			furthestEnd[i] = Math.max(furthestEnd[i], furthestEnd[i - 1]);
		}
		List<Pair> pairs = new ArrayList<>();
		int first = 0;
		for (int p = 0; p < predicted.size(); p++) {
			Span span = predicted.get(p).span();
			// Predictions come by begin, so gold that ends before this one ends before all that follow.
			while (first < gold.size() && furthestEnd[first] < span.begin()) {
				first++;
			}
			for (int g = first; g < gold.size() && gold.get(g).span().begin() <= span.end(); g++) {
				pair(g, p).ifPresent(pairs::add);
			}
		}
		return pairs;
	}

	private Optional<Pair> pair(int g, int p) {
		Entity goldEntity = gold.get(g);
		Entity predictedEntity = predicted.get(p);
		boolean sameType = goldEntity.type().equals(predictedEntity.type());
		int shared = shared(goldEntity.fragments(), predictedEntity.fragments());
		if (goldEntity.fragments().equals(predictedEntity.fragments())) {
			return Optional.of(new Pair(g, p, sameType ? Kind.CORRECT : Kind.TYPE, shared));
		}
		return shared == 0 ? Optional.empty()
				: Optional.of(new Pair(g, p, sameType ? Kind.BOUNDARY : Kind.BOUNDARY_AND_TYPE, shared));
	}

	/** The number of code units in both; fragments are in text order. */
	private static int shared(List<Span> left, List<Span> right) {
		int shared = 0;
		int l = 0;
		int r = 0;
		while (l < left.size() && r < right.size()) {
			Span a = left.get(l);
			Span b = right.get(r);
			shared += Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.begin(), b.begin()));
			if (a.end() < b.end()) {
				l++;
			} else {
				r++;
			}
		}
		return shared;
	}
}
