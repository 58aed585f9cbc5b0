package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/** What generative engines wrote: what was found is scored where it was found, what is nowhere is wrong. */
class GroundingScoringTest {

	private static final String TEXT = "Ada met Bob. Rome slept.";
	private static final Document GOLD = Document.builder("d", TEXT)
			.entities(List.of(new Entity("T1", "PER", new Span(0, 3)), new Entity("T2", "PER", new Span(8, 11)),
					new Entity("T3", "LOC", new Span(13, 17))))
			.relations(List.of(new Relation("R1", "met", "T1", "T2"))).build();

	private static EngineScorer scorer(String task, String name, List<Prediction<? extends Value>> predictions) throws Exception {
		Experiment experiment = ExperimentReader.parse("e", "name: n\ntask: " + task + "\ncorpus: {path: x, format: " + (task.equals("qa")
				? "squad" : "jsonl") + "}\nengines: [{id: e, name: " + name + "}]\ncompare: {resamples: 50}\n", Path.of(""));
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		scorer.add(GOLD, List.of());
		scorer.add(GOLD, predictions);
		return scorer;
	}

	private static EngineResult result(EngineScorer scorer) {
		return scorer.result(Family.GENERATIVE, Map.of(), new TreeMap<>(), new EngineResult.Timing(0, 0, 1, 1), Optional.empty());
	}

	private static Prediction<? extends Value> wrote(Value value, Grounding grounding) {
		return new Prediction<>(value, OptionalDouble.of(0.5), "e", List.of(), Optional.of(grounding));
	}

	private static Prediction<? extends Value> nowhere(String type, String... mentions) {
		return wrote(new Ungrounded(type, List.of(mentions)), Grounding.none(String.join(" - ", mentions)));
	}

	private static double share(EngineResult result, String kind) {
		return result.grounding().orElseThrow().value(kind).value().orElseThrow();
	}

	@Test
	void entitiesThatStandNowhereAreSpurious() throws Exception {
		EngineScorer scorer = scorer("ner", "writer", List.of(
				wrote(new Entity("a", "PER", new Span(0, 3)), new Grounding(Grounding.Kind.EXACT, "Ada", 0, 1)),
				wrote(new Entity("b", "PER", new Span(8, 11)), new Grounding(Grounding.Kind.NORMALISED, "BOB", 0, 1)),
				nowhere("LOC", "Atlantis"), nowhere("LOC", "El Dorado")));
		EngineResult result = result(scorer);
		for (String measure : List.of("strict", "exact", "partial", "type")) {
			assertEquals(new Counts(6, 4, 2), result.overall().get(measure).counts(), measure);
		}
		assertEquals(2.0 / 4, result.overall().get("strict").precision().value().orElseThrow());
		assertEquals(new Counts(2, 2, 0), result.types().get("LOC").counts());
		assertEquals(2L, result.cases().get(Outcome.Kind.SPURIOUS));
		Case first = scorer.cases().stream().filter(each -> each.kind() == Outcome.Kind.SPURIOUS).findFirst().orElseThrow();
		assertEquals(Optional.of("Atlantis"), first.predicted().orElseThrow().parts().getFirst().written());
		assertEquals("Ada met Bob.", first.context());
		assertEquals(2, result.confusion().counts()[result.confusion().labels().size()][result.confusion().labels().indexOf("LOC")]);
		assertEquals(new Counts(4, 4, 2), result.grounding().orElseThrow().counts(), "of four, two are ungrounded");
		assertEquals(0.5, share(result, Score.UNGROUNDED));
		assertEquals(0.25, share(result, "exact"));
		assertEquals(0.25, share(result, "normalised"));
		assertEquals(0, share(result, "fuzzy"));
		assertEquals(0, result.calibration().orElseThrow().expectedCalibrationError().orElseThrow(), "each is sure by half, and half are right");
	}

	@Test
	void enginesThatMarkTextsNeedNoGrounding() throws Exception {
		EngineScorer scorer = scorer("ner", "marker", List.of(new Prediction<>(new Entity("a", "PER", new Span(0, 3)), "e")));
		assertEquals(Optional.empty(), result(scorer).grounding());
		assertThrows(IllegalArgumentException.class, () -> scorer.table("grounding.ungrounded"));
	}

	@Test
	void relationsThatStandNowhereAreSpurious() throws Exception {
		EngineResult result = result(scorer("relations", "writer", List.of(new Prediction<>(new Entity("a", "PER", new Span(0, 3)), "e"),
				new Prediction<>(new Entity("b", "PER", new Span(8, 11)), "e"),
				wrote(new Relation("r", "met", "a", "b"), new Grounding(Grounding.Kind.AMBIGUOUS, "Ada - Bob", 0, 2)),
				nowhere("met", "Ada", "Zoe"), nowhere("PER", "Zoe"))));
		assertEquals(new Counts(2, 2, 1), result.overall().get("strict").counts());
		assertEquals(new Counts(2, 2, 1), result.overall().get("boundary").counts());
		assertEquals(new Counts(6, 3, 2), result.overall().get("entities").counts());
		assertEquals(0.5, share(result, Score.UNGROUNDED));
		assertEquals(0.5, share(result, "ambiguous"));
	}

	@Test
	void answersAreCountedWhereOneIsGiven() throws Exception {
		Experiment experiment = ExperimentReader.parse("e",
				"name: n\ntask: qa\ncorpus: {path: x, format: squad}\nengines: [{id: e}]\ncompare: {resamples: 50, unit: question}\n", Path.of(""));
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		scorer.add(Document.builder("d", TEXT).questions(List.of(question("q1"), question("q2"), question("q3"))).build(), List.of(
				wrote(new Answer("q1", "Bob", Optional.of(new Span(8, 11))), new Grounding(Grounding.Kind.FUZZY, "Bobb", 1, 1)),
				wrote(new Answer("q2", "Zoe", Optional.empty()), Grounding.none("Zoe")), wrote(Answer.none("q3"), Grounding.none(""))));
		EngineResult result = result(scorer);
		assertEquals(2, result.grounding().orElseThrow().counts().predicted());
		assertEquals(0.5, share(result, Score.UNGROUNDED));
		assertEquals(0.5, share(result, "fuzzy"));
	}

	private static Question question(String id) {
		return new Question(id, "Who?", List.of(new Answer(id, "Bob", Optional.of(new Span(8, 11)))), true, List.of(), Map.of());
	}

	/** The share of what is nowhere is a metric like others: it has a paired test. */
	@Test
	void enginesAreComparedByWhatTheyMakeUp() throws Exception {
		EngineScorer honest = scorer("ner", "honest", List.of(wrote(new Entity("a", "PER", new Span(0, 3)),
				new Grounding(Grounding.Kind.EXACT, "Ada", 0, 1))));
		EngineScorer dreamer = scorer("ner", "dreamer", List.of(nowhere("LOC", "Atlantis")));
		Experiment experiment = ExperimentReader.parse("e", "name: n\ntask: ner\ncorpus: {path: x, format: jsonl}\nengines: [{id: e}]\n"
				+ "compare: {resamples: 50}\n", Path.of(""));
		List<PairedComparison> compared = new Comparer(experiment.comparison(), 1).compare(List.of(honest, dreamer), "grounding.ungrounded");
		assertEquals(1, compared.getFirst().difference().orElseThrow());
		assertTrue(compared.getFirst().p().isPresent());
	}
}
