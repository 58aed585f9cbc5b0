package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Case;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.relation.RelationOutcome;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/** Makes cases of one document: cuts out the sentences around, and moves spans to them. */
final class CaseMaker {

	/** What is shown on each side at most where a sentence is very long. */
	static final int MARGIN = 300;

	private final String engine;
	private final Document document;
	private final Units sentences;

	CaseMaker(String engine, Document document) {
		this.engine = engine;
		this.document = document;
		this.sentences = Units.sentences(document);
	}

	Case entity(Outcome outcome, Optional<Prediction<Entity>> prediction) {
		Span focus = Stream.concat(outcome.gold().stream(), outcome.predicted().stream()).map(Entity::span).reduce(Span::cover)
				.orElseThrow();
		Span context = context(focus);
		return new Case(engine, document.id(), outcome.kind(), context.of(document.text()), context.begin(),
				outcome.gold().map(entity -> item(entity, context)), outcome.predicted().map(entity -> item(entity, context)),
				score(prediction), evidence(prediction));
	}

	/** @param gold and {@code predicted} entities by id */
	Case relation(RelationOutcome outcome, Map<String, Entity> gold, Map<String, Entity> predicted,
			Optional<Prediction<Relation>> prediction) {
		Span focus = Stream.concat(spans(outcome.gold(), gold), spans(outcome.predicted(), predicted)).reduce(Span::cover)
				.orElseThrow();
		Span context = context(focus);
		return new Case(engine, document.id(), outcome.kind(), context.of(document.text()), context.begin(),
				outcome.gold().map(relation -> item(relation, gold, context)),
				outcome.predicted().map(relation -> item(relation, predicted, context)), score(prediction), evidence(prediction));
	}

	/** What stands nowhere has no place: the begin of the document is shown. */
	Case ungrounded(Prediction<Ungrounded> prediction) {
		Span context = context(new Span(0, 0));
		return new Case(engine, document.id(), Outcome.Kind.SPURIOUS, context.of(document.text()), context.begin(), Optional.empty(),
				Optional.of(item(prediction.value())), prediction.score(), evidence(Optional.of(prediction)));
	}

	static Case.Item item(Ungrounded nowhere) {
		List<Case.Part> parts = new ArrayList<>();
		for (String mention : nowhere.mentions()) {
			String role = !nowhere.isRelation() ? "" : parts.isEmpty() ? Relation.HEAD_ROLE : Relation.TAIL_ROLE;
			parts.add(new Case.Part(role, nowhere.isRelation() ? "" : nowhere.type(), List.of(), Optional.of(mention)));
		}
		return new Case.Item(nowhere.type(), parts);
	}

	private static Stream<Span> spans(Optional<Relation> relation, Map<String, Entity> entities) {
		return relation.stream().flatMap(found -> Stream.of(found.head(), found.tail())).map(Argument::target).map(entities::get)
				.map(Entity::span);
	}

	private static <V extends Value> OptionalDouble score(Optional<Prediction<V>> prediction) {
		return prediction.map(Prediction::score).orElse(OptionalDouble.empty());
	}

	private static <V extends Value> List<String> evidence(Optional<Prediction<V>> prediction) {
		return prediction.stream().flatMap(found -> found.evidence().stream()).map(evidence -> evidence.reason()).distinct().toList();
	}

	static Case.Item item(Entity entity, Span context) {
		return new Case.Item(entity.type(), List.of(part("", entity, context)));
	}

	static Case.Item item(Relation relation, Map<String, Entity> entities, Span context) {
		List<Case.Part> parts = new ArrayList<>();
		for (Argument argument : List.of(relation.head(), relation.tail())) {
			parts.add(part(argument.role(), entities.get(argument.target()), context));
		}
		return new Case.Item(relation.type(), parts);
	}

	private static Case.Part part(String role, Entity entity, Span context) {
		return new Case.Part(role, entity.type(), entity.fragments().stream().map(fragment -> within(fragment, context))
				.collect(Collectors.toList()));
	}

	private static Span within(Span fragment, Span context) {
		int begin = Math.clamp(fragment.begin(), context.begin(), context.end());
		int end = Math.clamp(fragment.end(), begin, context.end());
		return new Span(begin - context.begin(), end - context.begin());
	}

	/** The sentences that the focus touches, without white space at their borders, cut on both sides where they are very long. */
	Span context(Span focus) {
		String text = document.text();
		int first = sentences.span(sentences.at(focus.begin())).begin();
		int last = sentences.span(sentences.at(Math.max(focus.begin(), focus.end() - 1))).end();
		int begin = Math.max(Math.min(first, focus.begin()), focus.begin() - MARGIN);
		int end = Math.min(Math.max(last, focus.end()), focus.end() + MARGIN);
		while (begin < focus.begin() && (Character.isWhitespace(text.charAt(begin)) || Character.isLowSurrogate(text.charAt(begin)))) {
			begin++;
		}
		while (end > focus.end() && (Character.isWhitespace(text.charAt(end - 1)) || Character.isHighSurrogate(text.charAt(end - 1)))) {
			end--;
		}
		return new Span(begin, end);
	}
}
