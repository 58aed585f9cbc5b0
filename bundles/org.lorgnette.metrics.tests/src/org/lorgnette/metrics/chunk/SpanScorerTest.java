package org.lorgnette.metrics.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class SpanScorerTest {

	/** "la Banque de France à Paris": an organisation, a place nested in it, another place. */
	private static final List<Entity> GOLD = List.of(entity("1", "ORG", 3, 19), entity("2", "LOC", 13, 19),
			entity("3", "LOC", 22, 27));

	@Test
	void nestedSpansCountOneByOne() {
		SpanScorer scorer = new SpanScorer();
		scorer.add(GOLD, List.of(entity("9", "LOC", 13, 19), entity("8", "ORG", 22, 27), entity("7", "ORG", 3, 9)));
		SpanScores scores = scorer.result();
		assertEquals(new Counts(3, 3, 1), scores.typed());
		assertEquals(new Counts(3, 3, 2), scores.untyped());
		assertEquals(Map.of("LOC", new Counts(2, 1, 1), "ORG", new Counts(1, 2, 0)), scores.types());
		assertEquals(0.5, scores.macro().precision());
		assertEquals(0.25, scores.macro().recall());
	}

	@Test
	void duplicatesCountOnceAndTypesShareASpan() {
		SpanScorer scorer = new SpanScorer();
		scorer.add(List.of(entity("1", "A", 0, 1), entity("2", "B", 0, 1)),
				List.of(entity("1", "A", 0, 1), entity("2", "A", 0, 1)));
		assertEquals(new Counts(2, 1, 1), scorer.result().typed());
		assertEquals(new Counts(1, 1, 1), scorer.result().untyped());
	}

	@Test
	void fragmentsMustAgree() {
		Entity parts = new Entity("1", "A", List.of(new Span(0, 2), new Span(4, 6)), Map.of());
		SpanScorer scorer = new SpanScorer();
		scorer.add(List.of(parts), List.of(entity("1", "A", 0, 6)));
		scorer.add(List.of(parts), List.of(parts.withId("x")));
		assertEquals(new Counts(2, 2, 1), scorer.result().typed());
	}

	@Test
	void documentsAreKeptApartAndMerge() {
		SpanScorer first = new SpanScorer();
		first.add(GOLD, List.of());
		SpanScorer second = new SpanScorer();
		second.add(List.of(), GOLD);
		SpanScorer both = new SpanScorer();
		both.add(GOLD, List.of());
		both.add(List.of(), GOLD);
		assertEquals(new Counts(3, 3, 0), both.result().typed());
		assertEquals(both.result(), first.result().plus(second.result()));
	}

	@Test
	void nothingIsUndefined() {
		assertEquals(OptionalDouble.empty(), new SpanScorer().result().typed().f1());
		assertEquals(new Average(0, 0, 0), new SpanScorer().result().macro());
	}

	static Entity entity(String id, String type, int begin, int end) {
		return new Entity(id, type, new Span(begin, end));
	}
}
