package org.lorgnette.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class DocumentTest {

	private static final Entity PERSON = new Entity("T1", "PERSON", new Span(0, 3));

	private static DocumentBuilder builder() {
		return Document.builder("d", "Ada lived in London");
	}

	@Test
	void refusesWhatDoesNotFitTheText() {
		assertThrows(IllegalArgumentException.class, () -> builder().entities(List.of(new Entity("T1", "LOC", new Span(13, 20)))).build());
		assertThrows(IllegalArgumentException.class, () -> builder().tokens(List.of(new Token(0, 99))).build());
		assertThrows(IllegalArgumentException.class, () -> builder().sentences(List.of(new Sentence(new Span(0, 3), 0, 1))).build());
	}

	@Test
	void refusesIdsThatOccurTwiceOrNowhere() {
		assertThrows(IllegalArgumentException.class, () -> builder().entities(List.of(PERSON, PERSON)).build());
		DocumentBuilder dangling = builder().entities(List.of(PERSON)).relations(List.of(new Relation("R1", "livesIn", "T1", "T2")));
		assertTrue(assertThrows(IllegalArgumentException.class, dangling::build).getMessage().contains("T2"));
	}

	@Test
	void aCopyThroughTheBuilderIsEqual() {
		Document document = builder().tokens(List.of(new Token(0, 3))).sentences(List.of(new Sentence(new Span(0, 3), 0, 1)))
				.entities(List.of(PERSON)).questions(List.of(new Question("q", "Who?"))).metadata(Map.of("a", "b")).build();
		assertEquals(document, document.toBuilder().build());
		assertEquals("Ada", document.tokens(document.sentences().getFirst()).getFirst().text(document.text()));
	}

	@Test
	void fragmentsOfAnEntityAreInOrder() {
		assertThrows(IllegalArgumentException.class,
				() -> new Entity("T1", "X", List.of(new Span(5, 6), new Span(0, 2)), Map.of()));
		Entity split = new Entity("T1", "X", List.of(new Span(0, 3), new Span(13, 19)), Map.of());
		assertFalse(split.isContinuous());
		assertEquals("Ada London", split.text("Ada lived in London"));
		assertEquals(new Span(0, 19), split.span());
	}

	@Test
	void aScoreIsAProbability() {
		assertThrows(IllegalArgumentException.class, () -> new Prediction<>(PERSON, OptionalDouble.of(1.5), "e", List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Prediction<>(PERSON, OptionalDouble.of(Double.NaN), "e", List.of()));
	}

	@Test
	void emptySpansOverlapNothing() {
		assertFalse(new Span(2, 2).overlaps(new Span(0, 5)));
		assertTrue(new Span(0, 5).contains(new Span(2, 2)));
		assertFalse(new Span(0, 2).overlaps(new Span(2, 4)));
	}
}
