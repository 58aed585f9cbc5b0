package org.lorgnette.evaluation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.model.Value;

class DevelopmentScorerTest {

	private static final Entity ANNA = new Entity("T1", "PER", new Span(0, 4));
	private static final Entity ROME = new Entity("T2", "LOC", new Span(8, 12));

	private static Analysis found(Document document, Value... values) {
		return new Analysis(document,
				Arrays.stream(values).<Prediction<? extends Value>>map(value -> new Prediction<>(value, "e")).toList());
	}

	@Test
	void relationsBetweenGivenEntitiesCount() {
		Document gold = Document.builder("d", "Anna in Rome").entities(List.of(ANNA, ROME))
				.relations(List.of(new Relation("R1", "lives", "T1", "T2"))).build();
		DevelopmentScorer scorer = new DevelopmentScorer(Task.RELATIONS);
		scorer.add(gold, found(gold, new Relation("X", "lives", "T1", "T2")));
		scorer.add(gold, found(gold, new Relation("X", "lives", "T2", "T1")));
		// An entity of the engine's own of another type: right but for the type of an argument.
		scorer.add(gold, found(gold, new Entity("E1", "ORG", new Span(0, 4)), new Entity("E2", "LOC", new Span(8, 12)),
				new Relation("X", "lives", "E1", "E2")));
		DevelopmentScore score = scorer.result("dev");
		assertEquals(3, score.documents());
		assertEquals(List.of("strict", "boundary", "entities"), List.copyOf(score.measures().keySet()));
		assertEquals(new Counts(3, 3, 1), score.measures().get("strict"));
		assertEquals(new Counts(3, 3, 2), score.measures().get("boundary"));
		assertEquals(Map.of("lives", new Counts(3, 3, 1)), score.types());
	}

	@Test
	void answersAreScoredAsSquadDoes() {
		Question where = new Question("q", "Where?", List.of(new Answer("q", "the old Rome", Optional.empty())), true, List.of(), Map.of());
		Question why = new Question("w", "Why?", List.of(), false, List.of(), Map.of());
		Document document = Document.builder("d", "Anna in the old Rome").questions(List.of(where, why)).build();
		DevelopmentScorer scorer = new DevelopmentScorer(Task.QA);
		scorer.add(document, new Analysis(document, List.of(
				new Prediction<>(new Answer("q", "Rome", Optional.empty()), OptionalDouble.of(.9), "e", List.of()),
				new Prediction<>(new Answer("q", "Anna", Optional.empty()), OptionalDouble.of(.1), "e", List.of()))));
		// The same ids in another document are other questions.
		scorer.add(document, new Analysis(document, List.of(
				new Prediction<>(new Answer("q", "old rome!", Optional.empty()), OptionalDouble.of(.9), "e", List.of()),
				new Prediction<>(new Answer("w", "Anna", Optional.empty()), OptionalDouble.of(.9), "e", List.of()))));
		Map<String, Double> values = scorer.result("dev").values();
		assertEquals(4, values.get("total"));
		assertEquals(50, values.get("exact"), "no answer to w, and the old Rome without its article");
		assertEquals((200 / 3.0 + 100 + 100 + 0) / 4, values.get("f1"), 1e-9);
		assertEquals(50, values.get("NoAns_exact"));
	}

	private static void asked(DevelopmentScorer scorer, String id, String answer, String kind, Optional<String> group, String... gold) {
		VisualQuestion question = new VisualQuestion(id, List.of("x.png"), "What?", List.of(), List.of(gold), Optional.of(kind),
				Optional.empty(), group, Map.of());
		scorer.add(question, new VisualAnalysis(question,
				List.of(new Prediction<>(new Answer(id, answer, Optional.empty()), "e")), List.of(), Optional.empty(), List.of(), List.of()));
	}

	@Test
	void answersAboutPicturesAreScoredByKindAndGroup() {
		DevelopmentScorer scorer = new DevelopmentScorer(Task.VQA);
		asked(scorer, "a", "red", "colour", Optional.of("g"), "red");
		asked(scorer, "b", "Red", "colour", Optional.of("g"), "red");
		asked(scorer, "c", "2", "count", Optional.of("h"), " 2 ");
		asked(scorer, "d", "two", "count", Optional.empty(), "2", "two", "two", "two", "3", "3", "3", "4", "4", "4");
		asked(scorer, "e", "two", "count", Optional.empty());
		DevelopmentScore score = scorer.result("dev");
		assertEquals(4, score.documents(), "a question without gold does not count");
		// The official script takes 2 for two: 4 of 10 annotators, which counts as right whoever is left out.
		assertEquals(Map.of("accuracy", 75.0, "consistency", 50.0, "accuracy of colour", 50.0, "accuracy of count", 100.0),
				score.values());
		assertThrows(IllegalArgumentException.class, () -> scorer.add(Document.builder("d", "x").build(), null));
		VisualQuestion question = new VisualQuestion("q", List.of(), "?", List.of(), List.of("a"), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
		assertThrows(IllegalArgumentException.class, () -> new DevelopmentScorer(Task.QA).add(question, null));
		assertEquals(Map.of(), new DevelopmentScorer(Task.VQA).result("none").values());
	}
}
