package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;

class FinishedRunTest {

	private static final String CORPUS = """
			Ada B-PER
			met O
			Charles B-PER
			. O

			Paris B-LOC
			sleeps O

			Zoé B-PER
			swims O

			-DOCSTART- O

			It O
			drank O
			poison O
			""";

	private static final String EXPERIMENT = """
			name: letters
			task: ner
			corpus: {path: corpus.conll, format: conll}
			labels: {PER: PER, LOC: LOC}
			engines: [{id: upper}, {id: long}, {id: failing}]
			compare: {baseline: upper, resamples: 200, seed: 3}
			gate: {engine: upper, metric: strict.PER.recall, at-least: 1}
			""";

	@TempDir
	private Path folder;
	private final LetterEngines engines = new LetterEngines();
	private EvaluationResult ran;
	private EvaluationResult result;
	private RunFolder run;

	@BeforeEach
	void makeRun() throws Exception {
		Files.writeString(folder.resolve("corpus.conll"), CORPUS);
		run = make("run");
		ran = result;
	}

	private RunFolder make(String name) throws Exception {
		Experiment experiment = ExperimentReader.parse("e.yaml", EXPERIMENT, folder);
		RunFolder made = RunFolder.create(folder.resolve(name), experiment);
		result = new ExperimentRunner(new EngineRegistry(List.of(engines)), ModelStore.EMPTY, RunListener.NONE, Cancellation.NONE,
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).run(experiment, made);
		return made;
	}

	@Test
	void givesWhatTheRunItselfGave() throws Exception {
		int analysed = engines.analysed.get();
		EvaluationResult read = FinishedRun.read(RunFolder.open(run.path()), Cancellation.NONE);
		assertEquals(analysed, engines.analysed.get(), "an engine worked");
		assertEquals(ran.manifest(), read.manifest());
		assertEquals(ran.units(), read.units());
		assertEquals(ran.comparisons(), read.comparisons());
		assertEquals(ran.gates(), read.gates());
		assertEquals(ran.cases(), read.cases());
		assertEquals(ran.casesInAll(), read.casesInAll());
		assertEquals(3, read.engines().size());
		for (int i = 0; i < 3; i++) {
			assertSame(ran.engines().get(i), read.engines().get(i));
		}
		assertEquals(1, read.engines().get(2).failures().size());
	}

	private static void assertSame(EngineResult expected, EngineResult actual) {
		assertEquals(expected.overall(), actual.overall());
		assertEquals(expected.types(), actual.types());
		assertEquals(expected.macro(), actual.macro());
		assertEquals(expected.cases(), actual.cases());
		assertEquals(expected.failures(), actual.failures());
		assertEquals(expected.timing(), actual.timing());
		assertEquals(expected.confusion().labels(), actual.confusion().labels());
		assertArrayEquals(expected.confusion().counts(), actual.confusion().counts());
		assertEquals(expected.curve().map(PrecisionRecallCurve::points), actual.curve().map(PrecisionRecallCurve::points));
		assertEquals(expected.calibration().map(Reliability::bins), actual.calibration().map(Reliability::bins));
	}

	@Test
	void readsAFolderThatMayNotBeWritten() throws Exception {
		Path predictions = run.path().resolve("predictions.jsonl");
		String before = Files.readString(predictions);
		Files.writeString(predictions, before + "{\"cut");
		assertTrue(predictions.toFile().setReadOnly());
		assertEquals(ran.cases(), FinishedRun.read(RunFolder.open(run.path()), Cancellation.NONE).cases());
		assertEquals(before + "{\"cut", Files.readString(predictions), "the file was touched");
	}

	@Test
	void refusesAnotherCorpusAndStopsWhenCancelled() throws Exception {
		assertThrows(CancellationException.class, () -> FinishedRun.read(run, () -> true));
		Files.writeString(folder.resolve("corpus.conll"), CORPUS.replace("Zoé", "Eve"));
		assertTrue(assertThrows(CorpusException.class, () -> FinishedRun.read(run, Cancellation.NONE)).getMessage()
				.contains("has changed since the run in"));
		Files.delete(folder.resolve("corpus.conll"));
		assertTrue(assertThrows(CorpusException.class, () -> FinishedRun.read(run, Cancellation.NONE)).getMessage()
				.contains("there is no such corpus"));
	}

	@Test
	void putsRunsSideBySideUnderNamesOfTheirOwn() throws Exception {
		RunFolder second = make("a/run");
		EvaluationResult both = SideBySide.of(List.of(new SideBySide.Run(run.path(), ran), new SideBySide.Run(second.path(), result)));
		String parent = folder.getFileName().toString();
		assertEquals(List.of(parent + "/run/upper", parent + "/run/long", parent + "/run/failing", "a/run/upper", "a/run/long",
				"a/run/failing"), both.engines().stream().map(EngineResult::name).toList());
		assertEquals(ran.cases().size() + result.cases().size(), both.cases().size());
		assertEquals(ran.cases().stream().filter(CaseQuery.ALL.ofEngine("long")).count(),
				both.cases().stream().filter(CaseQuery.ALL.ofEngine("a/run/long")).count());
		assertEquals(both.engines().getFirst().name(), both.gates().getFirst().gate().engine());
		assertEquals(both.engines().stream().map(EngineResult::name).toList().subList(1, 6),
				RunComparison.compare(List.of(run, second), "strict.f1", Optional.of(parent + "/run/upper")).stream()
						.map(comparison -> comparison.system()).toList());
	}

	@Test
	void everyNumberHasItsCases() {
		EngineResult upper = ran.engine("upper").orElseThrow();
		CaseQuery all = CaseQuery.ALL.ofEngine("upper");
		assertEquals(upper.types().get("PER").counts().gold(), count(all.withGold(CaseQuery.Side.of("PER"))));
		assertEquals(upper.types().get("PER").counts().predicted(), count(all.withPredicted(CaseQuery.Side.of("PER"))));
		assertEquals(upper.cases().get(Outcome.Kind.MISSED), count(all.withPredicted(CaseQuery.Side.NONE)));
		assertEquals(upper.overall().get("strict").counts().predicted(), count(all.withPredicted(CaseQuery.Side.SOME)));
		List<String> labels = upper.confusion().labels();
		for (int gold = 0; gold < labels.size(); gold++) {
			for (int predicted = 0; predicted < labels.size(); predicted++) {
				assertEquals(upper.confusion().count(gold, predicted), count(all.withGold(CaseQuery.Side.of(labels.get(gold)))
						.withPredicted(CaseQuery.Side.of(labels.get(predicted)))));
			}
		}
		assertEquals(2, count(all.containing("CHARLES")));
		assertEquals(0, count(all.containing("nowhere")));
		assertEquals(count(all), count(all.ofType(Optional.of("PER"))) + count(all.ofType(Optional.of("LOC")))
				- count(all.withGold(CaseQuery.Side.of("LOC")).withPredicted(CaseQuery.Side.of("PER"))));
		// By hand: the score is one over the length and one more, so "Ada" and "Zoé" have a quarter and "It" has a third.
		assertEquals(3, count(all.withScores(Optional.of(new CaseQuery.Scores(.25, true, 1)))));
		assertEquals(1, count(all.withScores(Optional.of(new CaseQuery.Scores(.25, false, 1)))));
		assertEquals(2, count(all.withScores(Optional.of(new CaseQuery.Scores(.2, false, .25)))));
	}

	private long count(CaseQuery query) {
		return ran.cases().stream().filter(query).count();
	}
}
