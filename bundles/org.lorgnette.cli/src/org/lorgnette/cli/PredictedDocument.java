package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.lorgnette.engine.Analysis;
import org.lorgnette.io.LossListener;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.DocumentBuilder;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/** A document with an engine's predictions in place of its gold annotations, or beside them. */
final class PredictedDocument {

	private final Task task;
	private final boolean keepGold;
	private final LossListener losses;

	/** @param losses hears of what an engine wrote and no document can hold, since the text does not contain it */
	PredictedDocument(Task task, boolean keepGold, LossListener losses) {
		this.task = task;
		this.keepGold = keepGold;
		this.losses = losses;
	}

	/**
	 * The given document with its text, layout and metadata. Tokens and sentences are its own, the engine's if it has none. Given
	 * entities stay, besides on demand, where a predicted relation is between them.
	 */
	Document of(Document given, Analysis analysis) {
		for (Prediction<? extends Value> prediction : analysis.predictions()) {
			if (prediction.value() instanceof Ungrounded nowhere) {
				losses.report(given.id(), "ungrounded", nowhere.type() + " '" + String.join("', '", nowhere.mentions())
						+ "' was written and the text does not contain it");
			}
		}
		DocumentBuilder built = given.toBuilder();
		if (given.tokens().isEmpty()) {
			built.tokens(analysis.document().tokens()).sentences(analysis.document().sentences());
		}
		if (task == Task.QA) {
			return built.questions(questions(given, new PredictedAnswers(analysis))).build();
		}
		List<Entity> entities = new ArrayList<>(keptEntities(given, analysis));
		Map<String, String> newIds = freshIds(keptIds(given, entities), analysis);
		analysis.entities().forEach(entity -> entities.add(entity.withId(newIds.getOrDefault(entity.id(), entity.id()))));
		List<Relation> relations = new ArrayList<>(keepGold ? given.relations() : List.of());
		analysis.relations().forEach(relation -> relations.add(renamed(relation, newIds)));
		if (!keepGold) {
			built.events(List.of()).chains(List.of()).notes(List.of()).links(List.of());
		}
		return built.entities(entities).relations(relations).build();
	}

	/** The given document without any annotation, for one on which the engine failed. */
	Document withoutPredictions(Document given) {
		return keepGold ? given : of(given, new Analysis(given, List.of()));
	}

	private List<Entity> keptEntities(Document given, Analysis analysis) {
		if (keepGold || (task == Task.RELATIONS && analysis.entities().isEmpty())) {
			return given.entities();
		}
		Set<String> predicted = analysis.entities().stream().map(Entity::id).collect(Collectors.toSet());
		Set<String> needed = new HashSet<>();
		for (Relation relation : analysis.relations()) {
			needed.add(relation.head().target());
			needed.add(relation.tail().target());
		}
		return given.entities().stream().filter(entity -> needed.contains(entity.id()) && !predicted.contains(entity.id())).toList();
	}

	private Set<String> keptIds(Document given, List<Entity> entities) {
		Set<String> ids = new HashSet<>();
		entities.forEach(entity -> ids.add(entity.id()));
		if (keepGold) {
			given.relations().forEach(relation -> ids.add(relation.id()));
			given.events().forEach(event -> ids.add(event.id()));
		}
		return ids;
	}

	/** New ids for predictions whose ids are taken: the same letters with the next free number. */
	private static Map<String, String> freshIds(Set<String> kept, Analysis analysis) {
		Set<String> taken = new HashSet<>(kept);
		List<String> predicted = new ArrayList<>();
		analysis.entities().forEach(entity -> predicted.add(entity.id()));
		analysis.relations().forEach(relation -> predicted.add(relation.id()));
		taken.addAll(predicted);
		Map<String, String> fresh = new LinkedHashMap<>();
		Map<String, Integer> numbers = new HashMap<>();
		for (String id : predicted) {
			if (kept.contains(id)) {
				String letters = id.replaceAll("\\d+$", "");
				String renamed;
				do {
					renamed = letters + numbers.merge(letters, 1, Integer::sum);
				} while (!taken.add(renamed));
				fresh.put(id, renamed);
			}
		}
		return fresh;
	}

	private static Relation renamed(Relation relation, Map<String, String> newIds) {
		return new Relation(newIds.getOrDefault(relation.id(), relation.id()), relation.type(), renamed(relation.head(), newIds),
				renamed(relation.tail(), newIds), relation.symmetric(), relation.attributes());
	}

	private static Argument renamed(Argument argument, Map<String, String> newIds) {
		return new Argument(argument.role(), newIds.getOrDefault(argument.target(), argument.target()));
	}

	private static List<Question> questions(Document given, PredictedAnswers answers) {
		return given.questions().stream().map(question -> {
			Answer answer = answers.answer(question.id());
			return new Question(question.id(), question.text(), answer.isNone() ? List.of() : List.of(answer), !answer.isNone(),
					List.of(), question.metadata());
		}).toList();
	}
}
