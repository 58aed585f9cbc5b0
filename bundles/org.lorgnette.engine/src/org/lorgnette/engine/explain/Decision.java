package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Analysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/** What an engine said and is asked to account for, with all that tells it from other decisions. */
public sealed interface Decision {

	/** That this mention is of this type. */
	record OfEntity(Entity entity) implements Decision {

		@Override
		public Value value() {
			return entity;
		}

		@Override
		public Task task() {
			return Task.NER;
		}

		@Override
		public List<Span> places() {
			return entity.fragments();
		}
	}

	/** That these two mentions stand in this relation. */
	record OfRelation(Relation relation, Entity head, Entity tail) implements Decision {

		@Override
		public Value value() {
			return relation;
		}

		@Override
		public Task task() {
			return Task.RELATIONS;
		}

		@Override
		public List<Span> places() {
			List<Span> places = new ArrayList<>(head.fragments());
			places.addAll(tail.fragments());
			return List.copyOf(places);
		}
	}

	/** That this is an answer to its question, or that there is none. */
	record OfAnswer(Answer answer) implements Decision {

		@Override
		public Value value() {
			return answer;
		}

		@Override
		public Task task() {
			return Task.QA;
		}

		@Override
		public List<Span> places() {
			return answer.span().map(List::of).orElse(List.of());
		}

		@Override
		public Optional<String> question() {
			return Optional.of(answer.question());
		}
	}

	Value value();

	Task task();

	/** The spans of the document's text that the decision is about; empty if it is about none, as that there is no answer. */
	List<Span> places();

	/** The id of the question that it answers, if it answers one. */
	default Optional<String> question() {
		return Optional.empty();
	}

	/**
	 * The decisions of a task in the order in which the engine gave them.
	 *
	 * @param document
	 *            the document as it was given to the engine: relations may be between entities that it brought along
	 */
	static List<Decision> of(Document document, Analysis analysis, Task task) {
		return switch (task) {
			case NER -> analysis.entities().stream().<Decision>map(OfEntity::new).toList();
			case RELATIONS -> relations(document, analysis);
			case QA -> document.questions().stream().flatMap(question -> analysis.answers(question.id()).stream())
					.<Decision>map(answer -> new OfAnswer(answer.value())).toList();
			case VQA -> List.of();
		};
	}

	private static List<Decision> relations(Document document, Analysis analysis) {
		Map<String, Entity> entities = entities(document, analysis);
		List<Decision> decisions = new ArrayList<>();
		for (Relation relation : analysis.relations()) {
			Entity head = entities.get(relation.head().target());
			Entity tail = entities.get(relation.tail().target());
			if (head != null && tail != null) {
				decisions.add(new OfRelation(relation, head, tail));
			}
		}
		return List.copyOf(decisions);
	}

	/** By id what relations may point to; the engine's own come before those given. */
	static Map<String, Entity> entities(Document document, Analysis analysis) {
		Map<String, Entity> entities = new HashMap<>();
		document.entities().forEach(entity -> entities.put(entity.id(), entity));
		analysis.entities().forEach(entity -> entities.put(entity.id(), entity));
		return entities;
	}
}
