package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

class DecisionScoreTest {

	private static final Document DOCUMENT = Document.builder("d", "New York and Old Town met").questions(List.of(new Question("q",
			"Who?")))
			.entities(List.of(new Entity("given", "X", new Span(13, 21)))).build();
	private static final Entity YORK = new Entity("y", "LOC", new Span(0, 8));
	private static final Entity TOWN = new Entity("t", "LOC", new Span(13, 21));

	/** The document without its first word: "York and Old Town met". */
	private static HiddenDocument withoutNew() {
		BitSet first = new BitSet();
		first.set(0);
		return new HiddenDocument(DOCUMENT, Words.of(DOCUMENT, DOCUMENT), first, Hiding.LEAVE_OUT, Optional.empty());
	}

	private static Prediction<Value> scored(Value value, double score) {
		return new Prediction<>(value, OptionalDouble.of(score), "e", List.of());
	}

	@SafeVarargs
	@SuppressWarnings("varargs")
	private static OptionalDouble found(Decision decision, Matching matching, Prediction<Value>... predictions) {
		HiddenDocument hidden = withoutNew();
		return new DecisionScore(decision, matching).in(hidden, new Analysis(hidden.document(), Arrays.asList(predictions)));
	}

	private static Entity at(String id, String type, int begin, int end) {
		return new Entity(id, type, new Span(begin, end));
	}

	@Test
	void entitiesAreTheSameByTypeAndMovedPlace() {
		Decision york = new Decision.OfEntity(YORK);
		assertEquals(OptionalDouble.of(0.7), found(york, Matching.EXACT, scored(at("1", "LOC", 0, 4), 0.7)));
		assertEquals(OptionalDouble.of(0.7),
				found(york, Matching.EXACT, scored(at("1", "LOC", 0, 4), 0.2), scored(at("2", "LOC", 0, 4), 0.7)));
		assertEquals(OptionalDouble.empty(), found(york, Matching.EXACT, scored(at("1", "ORG", 0, 4), 0.7)));
		assertEquals(OptionalDouble.empty(), found(york, Matching.EXACT, scored(at("1", "LOC", 0, 8), 0.7)));
		assertEquals(OptionalDouble.of(0.7), found(york, Matching.OVERLAP, scored(at("1", "LOC", 3, 8), 0.7)));
		assertEquals(OptionalDouble.empty(), found(york, Matching.OVERLAP, scored(at("1", "LOC", 4, 8), 0.7)));
		assertEquals(OptionalDouble.of(1), found(york, Matching.EXACT, new Prediction<>(at("1", "LOC", 0, 4), "e")));
		assertEquals(OptionalDouble.of(0.5),
				found(new Decision.OfEntity(TOWN), Matching.EXACT, scored(at("1", "LOC", 9, 17), 0.5)));
	}

	@Test
	void entitiesOfSeveralFragmentsKeepThem() {
		Decision both = new Decision.OfEntity(new Entity("b", "LOC", List.of(new Span(0, 3), new Span(13, 16)), Map.of()));
		assertEquals(OptionalDouble.of(0.5), found(both, Matching.EXACT, scored(at("1", "LOC", 9, 12), 0.5)));
	}

	@Test
	void relationsAreTheSameByTypeAndMentions() {
		Prediction<Value> york = scored(at("1", "LOC", 0, 4), 1);
		Prediction<Value> town = scored(at("2", "LOC", 9, 17), 1);
		Decision near = new Decision.OfRelation(new Relation("r", "near", "y", "t"), YORK, TOWN);
		assertEquals(OptionalDouble.of(0.3), found(near, Matching.EXACT, york, town, scored(new Relation("z", "near", "1", "2"), 0.3)));
		assertEquals(OptionalDouble.empty(), found(near, Matching.EXACT, york, town, scored(new Relation("z", "near", "2", "1"), 0.3)));
		assertEquals(OptionalDouble.empty(), found(near, Matching.EXACT, york, town, scored(new Relation("z", "far", "1", "2"), 0.3)));
		assertEquals(OptionalDouble.empty(), found(near, Matching.EXACT, york, scored(new Relation("z", "near", "1", "gone"), 0.3)));
		Decision symmetric = new Decision.OfRelation(new Relation("r", "near", new Argument("Arg1", "y"), new Argument("Arg2", "t"),
				true,
				Map.of()), YORK, TOWN);
		assertEquals(OptionalDouble.of(0.3), found(symmetric, Matching.EXACT, york, town, scored(new Relation("z", "near", "2", "1"),
				0.3)));
	}

	@Test
	void relationsMayBeBetweenEntitiesThatWereGiven() {
		Decision near = new Decision.OfRelation(new Relation("r", "near", "y", "given"), YORK, DOCUMENT.entities().getFirst());
		assertEquals(OptionalDouble.of(0.3), found(near, Matching.EXACT, scored(at("1", "LOC", 0, 4), 1),
				scored(new Relation("z", "near", "1", "given"), 0.3)));
		List<Prediction<? extends Value>> made = new ArrayList<>();
		made.add(scored(YORK, 1));
		made.add(scored(new Relation("r", "near", "y", "given"), 1));
		made.add(scored(new Relation("s", "near", "y", "nowhere"), 1));
		assertEquals(List.of(near), Decision.of(DOCUMENT, new Analysis(DOCUMENT, made), Task.RELATIONS));
	}

	@Test
	void answersAreTheSameByPlaceElseByText() {
		Decision york = new Decision.OfAnswer(new Answer("q", "New York", Optional.of(new Span(0, 8))));
		assertEquals(OptionalDouble.of(0.4),
				found(york, Matching.EXACT, scored(new Answer("q", "York", Optional.of(new Span(0, 4))), 0.4)));
		assertEquals(OptionalDouble.empty(),
				found(york, Matching.EXACT, scored(new Answer("p", "York", Optional.of(new Span(0, 4))), 0.4)));
		assertEquals(OptionalDouble.empty(), found(york, Matching.EXACT, scored(Answer.none("q"), 0.4)));
		Decision free = new Decision.OfAnswer(new Answer("q", "Two towns", Optional.empty()));
		assertEquals(OptionalDouble.of(0.4), found(free, Matching.EXACT, scored(new Answer("q", " two towns", Optional.empty()), 0.4)));
		assertEquals(OptionalDouble.empty(), found(free, Matching.EXACT, scored(new Answer("q", "Towns", Optional.empty()), 0.4)));
		Decision none = new Decision.OfAnswer(Answer.none("q"));
		assertEquals(OptionalDouble.of(0.9), found(none, Matching.EXACT, scored(new Answer("q", "York", Optional.empty()), 0.4),
				scored(Answer.none("q"), 0.9)));
	}
}
