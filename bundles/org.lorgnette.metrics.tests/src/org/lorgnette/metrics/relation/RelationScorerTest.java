package org.lorgnette.metrics.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

class RelationScorerTest {

	private static final String TEXT = "Marie Curie et Pierre Curie vivaient à Paris.";
	private static final Entity MARIE = new Entity("T1", "PER", new Span(0, 11));
	private static final Entity PIERRE = new Entity("T2", "PER", new Span(15, 27));
	private static final Entity PARIS = new Entity("T3", "LOC", new Span(39, 44));

	private final RelationScorer scorer = new RelationScorer(Set.of("Spouse"));

	private static Document document(String id, List<Entity> entities, Relation... relations) {
		return Document.builder(id, TEXT).entities(entities).relations(List.of(relations)).build();
	}

	private static final Document GOLD = document("d", List.of(MARIE, PIERRE, PARIS), new Relation("R1", "Live_In", "T1", "T3"),
			new Relation("R2", "Live_In", "T2", "T3"), new Relation("R3", "Spouse", "T1", "T2"));

	@Test
	void strictAsksForEntityTypesAndBoundaryDoesNot() {
		Document predicted = document("d", List.of(MARIE, PIERRE, PARIS.withType("ORG")),
				new Relation("R1", "Live_In", "T1", "T3"),
				new Relation("R2", "Live_In", "T3", "T2"));
		RelationScores scores = scorer.score(GOLD, predicted);
		assertEquals(Map.of("PER", new Counts(2, 2, 2), "LOC", new Counts(1, 0, 0), "ORG", new Counts(0, 1, 0)),
				scores.entities().types());
		assertEquals(Map.of("Live_In", new Counts(2, 2, 1), "Spouse", new Counts(1, 0, 0)), scores.boundary().types());
		assertEquals(Map.of("Live_In", new Counts(2, 2, 0), "Spouse", new Counts(1, 0, 0)), scores.strict().types());
		assertEquals(new Counts(3, 2, 1), scores.boundary().micro());
		TypedCounts.Macro macro = scores.entities().macro().orElseThrow();
		assertEquals(new TypedCounts.Macro(1.0 / 3, 1.0 / 3, 1.0 / 3), macro);
	}

	@Test
	void argumentsOfSymmetricTypesHaveNoOrder() {
		Document turned = document("d", GOLD.entities(), new Relation("R3", "Spouse", "T2", "T1"));
		assertEquals(new Counts(1, 1, 1), scorer.score(GOLD, turned).strict().types().get("Spouse"));
		RelationScorer directed = new RelationScorer(Set.of());
		assertEquals(new Counts(1, 1, 0), directed.score(GOLD, turned).strict().types().get("Spouse"));
		Relation marked = new Relation("R3", "Spouse", new Argument("Arg1", "T2"), new Argument("Arg2", "T1"), true, Map.of());
		assertEquals(new Counts(1, 1, 1),
				directed.score(GOLD, document("d", GOLD.entities(), marked)).boundary().types().get("Spouse"));
	}

	@Test
	void whatIsSaidTwiceCountsOnce() {
		Document predicted = document("d", List.of(MARIE, MARIE.withId("T9"), PIERRE, PARIS),
				new Relation("R1", "Live_In", "T1", "T3"),
				new Relation("R2", "Live_In", "T9", "T3"), new Relation("R3", "Spouse", "T1", "T2"),
				new Relation("R4", "Spouse", "T2", "T9"));
		RelationScores scores = scorer.score(GOLD, predicted);
		assertEquals(new Counts(3, 3, 3), scores.entities().micro());
		assertEquals(new Counts(3, 2, 2), scores.strict().micro());
	}

	/** Two mentions of different types at one place are one argument without their types. */
	@Test
	void boundaryCollapsesWhatDiffersInEntityTypesOnly() {
		Document predicted = document("d", List.of(MARIE, PARIS, PARIS.withType("ORG").withId("T4")),
				new Relation("R1", "Live_In", "T1", "T3"), new Relation("R2", "Live_In", "T1", "T4"));
		RelationScores scores = scorer.score(GOLD, predicted);
		assertEquals(new Counts(2, 1, 1), scores.boundary().types().get("Live_In"));
		assertEquals(new Counts(2, 2, 1), scores.strict().types().get("Live_In"));
	}

	@Test
	void comparesFragmentsNotTheirCover() {
		Entity split = new Entity("T1", "PER", List.of(new Span(0, 5), new Span(6, 11)), Map.of());
		assertEquals(new Counts(3, 1, 0), scorer.score(GOLD, document("d", List.of(split))).entities().micro());
	}

	@Test
	void anEventStandsWhereItsTriggerDoes() {
		Entity trigger = new Entity("T5", "Life", new Span(28, 36));
		Document withEvent = Document.builder("d", TEXT).entities(List.of(PARIS, trigger))
				.events(List.of(new Event("E1", "Residence", "T5", List.of(), Map.of())))
				.relations(List.of(new Relation("R1", "At", "E1", "T3"))).build();
		assertEquals(new Counts(1, 1, 1), scorer.score(withEvent, withEvent).strict().micro());
		Document nested = document("d", List.of(MARIE, PARIS), new Relation("R1", "At", "T1", "T3"),
				new Relation("R2", "Says", "T1", "R1"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> scorer.score(nested, nested)).getMessage().contains("R2"));
	}

	@Test
	void pairsDocumentsByPositionOrById() {
		Document empty = document("e", List.of());
		RelationScores right = scorer.score(GOLD, GOLD);
		assertEquals(List.of(right, RelationScores.ZERO), scorer.scoreEach(List.of(GOLD, empty), List.of(empty, GOLD)));
		assertEquals(List.of(right, right), scorer.scoreEach(List.of(GOLD, GOLD), List.of(GOLD, GOLD)), "the same id twice");
		assertThrows(IllegalArgumentException.class, () -> scorer.scoreEach(List.of(GOLD, empty), List.of(GOLD)));
		assertThrows(IllegalArgumentException.class, () -> scorer.scoreEach(List.of(GOLD), List.of(GOLD, empty)));
		assertThrows(IllegalArgumentException.class, () -> scorer.scoreEach(List.of(empty, GOLD), List.of(GOLD, GOLD)));
		Document other = Document.builder("d", "Un autre texte").build();
		assertThrows(IllegalArgumentException.class, () -> scorer.score(GOLD, other));
	}

	@Test
	void emptyIsUndefined() {
		TypedCounts none = scorer.score(document("e", List.of()), document("e", List.of())).strict();
		assertTrue(none.macro().isEmpty());
		assertTrue(none.micro().f1().isEmpty());
	}

	/** A document is perfect against itself, the scores mirror, and correct relations are those a slow search finds. */
	@Test
	void holdsItsPropertiesOnRandomDocuments() {
		Random random = new Random(17);
		RelationScores total = RelationScores.ZERO;
		long expectedGold = 0;
		for (int i = 0; i < 200; i++) {
			Document gold = random(random);
			Document predicted = random(random);
			RelationScores scores = scorer.score(gold, predicted);
			// several strict relations may be one without entity types, none may be wrong without them
			assertTrue(scores.strict().micro().correct() == 0 || scores.boundary().micro().correct() > 0);
			assertEquals(slowBoundary(gold, predicted), scores.boundary().micro().correct());
			assertEquals(mirrored(scores.strict().micro()), scorer.score(predicted, gold).strict().micro());
			Counts self = scorer.score(gold, gold).strict().micro();
			assertEquals(new Counts(self.gold(), self.gold(), self.gold()), self);
			expectedGold += self.gold();
			total = total.plus(scores);
		}
		assertEquals(expectedGold, total.strict().micro().gold());
		assertTrue(total.strict().micro().correct() > 0 && total.strict().micro().correct() < expectedGold);
	}

	private static long slowBoundary(Document gold, Document predicted) {
		return gold.relations().stream().map(relation -> described(gold, relation)).distinct()
				.filter(text -> predicted.relations().stream().anyMatch(other -> described(predicted, other).equals(text)))
				.count();
	}

	private static String described(Document document, Relation relation) {
		List<String> arguments = new ArrayList<>();
		for (Argument argument : List.of(relation.head(), relation.tail())) {
			arguments.add(document.entity(argument.target()).orElseThrow().fragments().toString());
		}
		if (relation.type().equals("Spouse")) {
			arguments.sort(null);
		}
		return relation.type() + arguments;
	}

	private static Counts mirrored(Counts counts) {
		return new Counts(counts.predicted(), counts.gold(), counts.correct());
	}

	private static Document random(Random random) {
		List<Entity> entities = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			int begin = random.nextInt(3);
			Span span = new Span(begin, begin + 1 + random.nextInt(2));
			entities.add(new Entity("T" + i, random.nextBoolean() ? "PER" : "LOC", span));
		}
		List<Relation> relations = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			relations.add(new Relation("R" + i, random.nextBoolean() ? "Spouse" : "Live_In", "T" + random.nextInt(4),
					"T" + random.nextInt(4)));
		}
		return document("d", entities, relations.toArray(Relation[]::new));
	}
}
