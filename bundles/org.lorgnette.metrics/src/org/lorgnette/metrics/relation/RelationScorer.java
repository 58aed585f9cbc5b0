package org.lorgnette.metrics.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/**
 * Scores entities and relations as SpERT does (Eberts and Ulges 2020, {@code spert/evaluator.py}). Annotations are compared as
 * sets: what says the same twice counts once. An argument that is an event stands where its trigger does.
 *
 * @param symmetricTypes
 *            relation types whose arguments have no order, besides those with a relation marked as symmetric
 */
public record RelationScorer(Set<String> symmetricTypes) {

	/** A typed mention, or an argument of a relation; the type is empty where it does not count. */
	private record Mention(List<Span> fragments, String type) {

		/** By place first, so that an order holds with and without types. */
		static final Comparator<Mention> ORDER = Comparator.<Mention, String>comparing(mention -> mention.fragments.toString())
				.thenComparing(Mention::type);

		Mention untyped() {
			return new Mention(fragments, "");
		}
	}

	private record Triple(Mention head, String type, Mention tail) {

		Triple untyped() {
			return new Triple(head.untyped(), type, tail.untyped());
		}

		Triple ordered(boolean symmetric) {
			return symmetric && Mention.ORDER.compare(tail, head) < 0 ? new Triple(tail, type, head) : this;
		}
	}

	public RelationScorer {
		symmetricTypes = Set.copyOf(symmetricTypes);
	}

	/**
	 * One document for each pair, in the order of {@code gold}. Documents are paired by position if both lists have the same ids
	 * in the same order, else by id.
	 *
	 * @throws IllegalArgumentException
	 *             if a document has no partner, if documents to be paired by id share one, or as {@link #score} does
	 */
	public List<RelationScores> scoreEach(List<Document> gold, List<Document> predicted) {
		List<String> goldIds = gold.stream().map(Document::id).toList();
		List<String> predictedIds = predicted.stream().map(Document::id).toList();
		List<RelationScores> scores = new ArrayList<>(gold.size());
		if (goldIds.equals(predictedIds)) {
			for (int i = 0; i < gold.size(); i++) {
				scores.add(score(gold.get(i), predicted.get(i)));
			}
			return scores;
		}
		Map<String, Document> byId = byId(predicted, "prediction");
		Set<String> known = byId(gold, "gold").keySet();
		predictedIds.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
			throw new IllegalArgumentException("document " + id + " of the prediction is not in the gold");
		});
		for (Document document : gold) {
			Document partner = byId.get(document.id());
			if (partner == null) {
				throw new IllegalArgumentException("no prediction for document " + document.id() + "; give every document, "
						+ "if need be without annotations");
			}
			scores.add(score(document, partner));
		}
		return scores;
	}

	private static Map<String, Document> byId(List<Document> documents, String what) {
		Map<String, Document> byId = new LinkedHashMap<>();
		for (Document document : documents) {
			if (byId.put(document.id(), document) != null) {
				throw new IllegalArgumentException("the " + what + " holds document " + document.id() + " twice");
			}
		}
		return byId;
	}

	/**
	 * @throws IllegalArgumentException
	 *             if the texts differ, or if an argument of a relation is itself a relation
	 */
	public RelationScores score(Document gold, Document predicted) {
		if (!gold.text().equals(predicted.text())) {
			throw new IllegalArgumentException("document " + gold.id() + ": the texts of gold and prediction differ, so that "
					+ "their offsets cannot be compared");
		}
		Set<String> symmetric = Stream.of(gold, predicted).flatMap(document -> document.relations().stream())
				.filter(Relation::symmetric).map(Relation::type).collect(Collectors.toCollection(HashSet::new));
		symmetric.addAll(symmetricTypes);
		Set<Triple> goldTriples = triples(gold, symmetric);
		Set<Triple> predictedTriples = triples(predicted, symmetric);
		return new RelationScores(compare(mentions(gold), mentions(predicted), Mention::type),
				compare(untyped(goldTriples), untyped(predictedTriples), Triple::type),
				compare(goldTriples, predictedTriples, Triple::type));
	}

	private static Set<Mention> mentions(Document document) {
		return document.entities().stream().map(entity -> new Mention(entity.fragments(), entity.type()))
				.collect(Collectors.toSet());
	}

	private static Set<Triple> triples(Document document, Set<String> symmetric) {
		Map<String, Mention> arguments = new HashMap<>();
		for (Entity entity : document.entities()) {
			arguments.put(entity.id(), new Mention(entity.fragments(), entity.type()));
		}
		for (Event event : document.events()) {
			Mention trigger = arguments.get(event.trigger());
			if (trigger != null) {
				arguments.put(event.id(), new Mention(trigger.fragments(), event.type()));
			}
		}
		return document.relations().stream()
				.map(relation -> new Triple(argument(document, relation, relation.head().target(), arguments), relation.type(),
						argument(document, relation, relation.tail().target(), arguments))
						.ordered(symmetric.contains(relation.type())))
				.collect(Collectors.toSet());
	}

	private static Mention argument(Document document, Relation relation, String target, Map<String, Mention> arguments) {
		Mention argument = arguments.get(target);
		if (argument == null) {
			throw new IllegalArgumentException("document " + document.id() + ": argument " + target + " of relation "
					+ relation.id() + " is neither an entity nor an event with a trigger; only these can be scored");
		}
		return argument;
	}

	private static Set<Triple> untyped(Set<Triple> triples) {
		return triples.stream().map(Triple::untyped).collect(Collectors.toSet());
	}

	private static <T> TypedCounts compare(Set<T> gold, Set<T> predicted, Function<T, String> type) {
		SortedMap<String, Counts> counts = new TreeMap<>();
		add(counts, gold, item -> new Counts(1, predicted.contains(item) ? 1 : 0, predicted.contains(item) ? 1 : 0), type);
		add(counts, predicted, item -> gold.contains(item) ? Counts.ZERO : new Counts(0, 1, 0), type);
		return new TypedCounts(counts);
	}

	private static <T> void add(SortedMap<String, Counts> counts, Collection<T> items, Function<T, Counts> count,
			Function<T, String> type) {
		items.forEach(item -> counts.merge(type.apply(item), count.apply(item), Counts::plus));
	}
}
