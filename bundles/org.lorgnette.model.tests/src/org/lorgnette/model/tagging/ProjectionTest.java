package org.lorgnette.model.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Projection.Reason;

class ProjectionTest {

	/** Two sentences: tokens 0-4 and 5-6. */
	private static final String TEXT = "University of Edinburgh Press printed\nit there";
	private static final Document DOCUMENT = Document.builder("d", TEXT)
			.tokens(List.of(new Token(0, 10), new Token(11, 13), new Token(14, 23), new Token(24, 29), new Token(30, 37),
					new Token(38, 40), new Token(41, 46)))
			.sentences(List.of(new Sentence(new Span(0, 37), 0, 5), new Sentence(new Span(38, 46), 5, 7))).build();

	private static Projection project(Entity... entities) {
		return Projection.of(DOCUMENT, DOCUMENT.sentences().getFirst(), List.of(entities));
	}

	private static List<Reason> reasons(Projection projection) {
		return projection.losses().stream().map(Projection.Loss::reason).toList();
	}

	@Test
	void theLongestOfNestedEntitiesStays() {
		Projection projection = project(new Entity("T1", "LOC", new Span(14, 23)), new Entity("T2", "ORG", new Span(0, 29)));
		assertEquals(List.of(new Chunk(0, 4, "ORG")), projection.chunks());
		assertEquals(List.of(Reason.OVERLAPPED), reasons(projection));
	}

	@Test
	void chunksComeInTextOrderAndStandForTheirSpans() {
		Projection projection = project(new Entity("T1", "ORG", new Span(24, 29)), new Entity("T2", "LOC", new Span(14, 23)));
		assertEquals(List.of(new Chunk(2, 3, "LOC"), new Chunk(3, 4, "ORG")), projection.chunks());
		assertEquals(new Span(24, 29),
				Projection.entity(DOCUMENT, DOCUMENT.sentences().getFirst(), projection.chunks().getLast(), "x").span());
	}

	@Test
	void whatTagsCannotSayIsNamed() {
		assertEquals(List.of(Reason.PARTIAL_TOKEN), reasons(project(new Entity("T1", "LOC", new Span(14, 20)))));
		assertEquals(List.of(Reason.NO_TOKEN), reasons(project(new Entity("T1", "LOC", new Span(13, 14)))));
		assertEquals(List.of(Reason.NO_TOKEN), reasons(project(new Entity("T1", "LOC", new Span(14, 14)))));
		assertEquals(List.of(Reason.CROSSES_SENTENCE), reasons(project(new Entity("T1", "LOC", new Span(30, 40)))));
		assertEquals(List.of(Reason.DISCONTINUOUS),
				reasons(project(new Entity("T1", "ORG", List.of(new Span(0, 10), new Span(24, 29)), Map.of()))));
		assertEquals(List.of(), reasons(project(new Entity("T1", "ORG", new Span(41, 46)))));
	}
}
