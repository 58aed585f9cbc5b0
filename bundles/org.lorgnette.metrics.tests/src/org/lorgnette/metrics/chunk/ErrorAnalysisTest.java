package org.lorgnette.metrics.chunk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lorgnette.metrics.chunk.SpanScorerTest.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome.Kind;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class ErrorAnalysisTest {

	@Test
	void namesEveryKindOfError() {
		List<Entity> gold = List.of(entity("g1", "PER", 0, 5), entity("g2", "LOC", 10, 15), entity("g3", "ORG", 20, 28),
				entity("g4", "ORG", 30, 38), entity("g5", "PER", 40, 45));
		List<Entity> predicted = List.of(entity("p1", "PER", 0, 5), entity("p2", "ORG", 10, 15), entity("p3", "ORG", 20, 25),
				entity("p4", "LOC", 33, 40), entity("p5", "PER", 45, 50));
		assertEquals(List.of("CORRECT g1 p1", "TYPE g2 p2", "BOUNDARY g3 p3", "BOUNDARY_AND_TYPE g4 p4", "MISSED g5 -",
				"SPURIOUS - p5"), print(ErrorAnalysis.of(gold, predicted)));
	}

	@Test
	void prefersTheBetterPair() {
		// The prediction that overlaps both is left for the gold that no better one claims.
		List<Entity> gold = List.of(entity("g1", "PER", 0, 10), entity("g2", "PER", 10, 20));
		List<Entity> predicted = List.of(entity("p1", "PER", 2, 14), entity("p2", "LOC", 0, 10));
		assertEquals(List.of("TYPE g1 p2", "BOUNDARY g2 p1"), print(ErrorAnalysis.of(gold, predicted)));
		// Same type before more text; among the same type, more text first.
		predicted = List.of(entity("p1", "LOC", 0, 9), entity("p2", "PER", 9, 12));
		assertEquals(List.of("BOUNDARY_AND_TYPE g1 p1", "BOUNDARY g2 p2"), print(ErrorAnalysis.of(gold, predicted)));
	}

	@Test
	void nestedEntitiesPairWithTheirOwn() {
		List<Entity> nested = List.of(entity("a", "ORG", 0, 16), entity("b", "LOC", 10, 16), entity("c", "ORG", 10, 16));
		assertEquals(List.of("CORRECT b b", "CORRECT c c", "CORRECT a a").stream().sorted().toList(),
				print(ErrorAnalysis.of(nested, nested)).stream().sorted().toList());
	}

	@Test
	void gapsOfDiscontinuousEntitiesDoNotOverlap() {
		Entity parts = new Entity("g", "A", List.of(new Span(0, 2), new Span(8, 10)), Map.of());
		assertEquals(List.of("MISSED g -", "SPURIOUS - p"),
				print(ErrorAnalysis.of(List.of(parts), List.of(entity("p", "A", 3, 7)))));
		assertEquals(List.of("BOUNDARY g p"), print(ErrorAnalysis.of(List.of(parts), List.of(entity("p", "A", 5, 9)))));
	}

	@Test
	void zeroWidthEntitiesMatchOnlyThemselves() {
		assertEquals(List.of("TYPE g p"),
				print(ErrorAnalysis.of(List.of(entity("g", "A", 3, 3)), List.of(entity("p", "B", 3, 3)))));
		assertEquals(List.of("SPURIOUS - p", "MISSED g -"),
				print(ErrorAnalysis.of(List.of(entity("g", "A", 3, 3)), List.of(entity("p", "A", 2, 5)))));
	}

	@Test
	void everyEntityIsInOneOutcomeWhateverTheOrder() {
		Random random = new Random(10);
		for (int round = 0; round < 200; round++) {
			List<Entity> gold = new ArrayList<>(randomEntities(random, "g"));
			List<Entity> predicted = new ArrayList<>(randomEntities(random, "p"));
			List<Outcome> outcomes = ErrorAnalysis.of(gold, predicted);
			Set<Entity> seen = new HashSet<>();
			for (Outcome outcome : outcomes) {
				outcome.gold().ifPresent(seen::add);
				outcome.predicted().ifPresent(seen::add);
				assertEquals(slowKind(outcome), outcome.kind());
			}
			assertEquals(gold.size() + predicted.size(), seen.size());
			assertEquals(gold.size() + predicted.size(), outcomes.stream()
					.mapToInt(outcome -> (outcome.gold().isPresent() ? 1 : 0) + (outcome.predicted().isPresent() ? 1 : 0)).sum());
			assertNoOverlapLeft(outcomes);
			Collections.shuffle(gold, random);
			Collections.shuffle(predicted, random);
			assertEquals(outcomes, ErrorAnalysis.of(gold, predicted));
			SpanScorer scorer = new SpanScorer();
			scorer.add(gold, predicted);
			Counts typed = scorer.result().typed();
			if (gold.size() + predicted.size() == typed.gold() + typed.predicted()) {
				assertEquals(typed.correct(), ErrorAnalysis.count(outcomes).get(Kind.CORRECT));
			}
		}
	}

	private static void assertNoOverlapLeft(List<Outcome> outcomes) {
		for (Outcome missed : outcomes) {
			for (Outcome spurious : outcomes) {
				if (missed.kind() == Kind.MISSED && spurious.kind() == Kind.SPURIOUS) {
					assertEquals(false, missed.subject().span().overlaps(spurious.subject().span()));
				}
			}
		}
	}

	private static Kind slowKind(Outcome outcome) {
		if (outcome.gold().isEmpty()) {
			return Kind.SPURIOUS;
		}
		if (outcome.predicted().isEmpty()) {
			return Kind.MISSED;
		}
		Entity gold = outcome.gold().get();
		Entity predicted = outcome.predicted().get();
		boolean type = gold.type().equals(predicted.type());
		if (gold.span().equals(predicted.span())) {
			return type ? Kind.CORRECT : Kind.TYPE;
		}
		assertEquals(true, gold.span().overlaps(predicted.span()));
		return type ? Kind.BOUNDARY : Kind.BOUNDARY_AND_TYPE;
	}

	private static List<Entity> randomEntities(Random random, String side) {
		List<Entity> entities = new ArrayList<>();
		for (int i = random.nextInt(8); i > 0; i--) {
			int begin = random.nextInt(25);
			entities.add(entity(side + i, random.nextBoolean() ? "A" : "B", begin, begin + 1 + random.nextInt(9)));
		}
		return entities;
	}

	@Test
	void outcomeNeedsItsSides() {
		Optional<Entity> entity = Optional.of(entity("e", "A", 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new Outcome(Kind.MISSED, entity, entity));
		assertThrows(IllegalArgumentException.class, () -> new Outcome(Kind.CORRECT, entity, Optional.empty()));
	}

	@Test
	void confusionHasARowForGoldAndOneForNone() {
		List<Entity> gold = List.of(entity("g1", "PER", 0, 5), entity("g2", "LOC", 10, 15), entity("g3", "ORG", 20, 28));
		List<Entity> predicted = List.of(entity("p1", "PER", 0, 4), entity("p2", "ORG", 10, 15), entity("p3", "none", 40, 41));
		SpanConfusion confusion = new SpanConfusion();
		confusion.add(ErrorAnalysis.of(gold, predicted));
		assertEquals(List.of("LOC", "ORG", "PER", "none"), List.copyOf(confusion.types()));
		assertArrayEquals(new long[][] {
				{ 0, 1, 0, 0, 0 },
				{ 0, 0, 0, 0, 1 },
				{ 0, 0, 1, 0, 0 },
				{ 0, 0, 0, 0, 0 },
				{ 0, 0, 0, 1, 0 } }, confusion.matrix());
		SpanConfusion twice = new SpanConfusion();
		twice.merge(confusion);
		twice.add(ErrorAnalysis.of(gold, predicted));
		confusion.merge(confusion);
		assertArrayEquals(confusion.matrix(), twice.matrix());
		assertEquals(2, twice.count(Optional.of("LOC"), Optional.of("ORG")));
		assertEquals(2, twice.count(Optional.empty(), Optional.of("none")));
	}

	private static List<String> print(List<Outcome> outcomes) {
		return outcomes.stream().map(outcome -> outcome.kind() + " " + outcome.gold().map(Entity::id).orElse("-") + " "
				+ outcome.predicted().map(Entity::id).orElse("-")).toList();
	}
}
