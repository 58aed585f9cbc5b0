package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.Value;

class RelationScoringTest {

	private static final String EXPERIMENT = """
			name: relations
			task: relations
			corpus: {path: x, format: jsonl}
			relations: {Spouse: spouseOf, Born: bornIn}
			symmetric: [spouseOf]
			engines: [{id: e, relations: {married: spouseOf, born: bornIn}}]
			compare: {unit: UNIT, resamples: 10}
			""";

	/** "Ada wed Bob. Bob saw Rome." with gold Spouse(Ada, Bob), Born(Bob, Rome) and a label that is left out. */
	private static final Document GOLD = Document.builder("d", "Ada wed Bob. Bob saw Rome.")
			.tokens(List.of(new Token(0, 3), new Token(4, 7), new Token(8, 12), new Token(13, 16), new Token(17, 20), new Token(21, 26)))
			.sentences(List.of(new Sentence(new Span(0, 12), 0, 3), new Sentence(new Span(13, 26), 3, 6)))
			.entities(List.of(new Entity("T1", "PER", new Span(0, 3)), new Entity("T2", "PER", new Span(8, 11)),
					new Entity("T3", "PER", new Span(13, 16)), new Entity("T4", "LOC", new Span(21, 25))))
			.relations(List.of(new Relation("R1", "Spouse", "T1", "T2"), new Relation("R2", "Born", "T3", "T4"),
					new Relation("R3", "Saw", "T3", "T4")))
			.build();

	private static EngineResult score(String unit, List<Value> values) throws Exception {
		Experiment experiment = ExperimentReader.parse("e", EXPERIMENT.replace("UNIT", unit), Path.of(""));
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		values.forEach(value -> predictions.add(new Prediction<>(value, "e")));
		scorer.add(GOLD, predictions);
		assertEquals(unit.equals("sentence") ? 2 : 1, scorer.units());
		return scorer.result(Family.RULES, Map.of(), new TreeMap<>(), new EngineResult.Timing(0, 0, 1, 26), Optional.empty());
	}

	private static final List<Value> PREDICTED = List.of(new Entity("a", "PER", new Span(0, 3)), new Entity("b", "PER", new Span(8, 11)),
			new Entity("c", "ORG", new Span(13, 16)), new Entity("d", "LOC", new Span(21, 25)), new Relation("r", "married", "b", "a"),
			new Relation("s", "born", "c", "d"), new Relation("t", "knows", "a", "b"));

	@Test
	void strictAndBoundaryDifferInArgumentTypes() throws Exception {
		for (String unit : List.of("sentence", "document")) {
			EngineResult result = score(unit, PREDICTED);
			assertEquals(new Counts(2, 2, 1), result.overall().get("strict").counts());
			assertEquals(new Counts(2, 2, 2), result.overall().get("boundary").counts());
			assertEquals(new Counts(4, 4, 3), result.overall().get("entities").counts());
			assertEquals(new Counts(1, 1, 1), result.types().get("spouseOf").counts());
			assertEquals(1L, result.cases().get(Outcome.Kind.TYPE));
			assertEquals(Set.of("knows"), result.leftOut().keySet());
		}
	}

	@Test
	void relationsBetweenGivenEntitiesAreScored() throws Exception {
		EngineResult result = score("sentence", List.of(new Relation("r", "born", "T3", "T4")));
		assertEquals(new Counts(2, 1, 1), result.overall().get("strict").counts());
	}
}
