package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.scoring.GateCheck;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.significance.PairedComparison;

class ExperimentRunnerTest {

	private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

	/** Four documents. By hand: "upper" finds Ada, Charles, Paris, Zoé, poison-doc's Bob, It; gold has Ada, Charles, Zoé, Bob. */
	private static final String CORPUS = """
			-DOCSTART- O

			Ada B-PER
			met O
			Charles B-PER
			. O

			-DOCSTART- O

			Paris B-LOC
			sleeps O

			-DOCSTART- O

			Zoé B-PER
			swims O

			It O
			rains O

			-DOCSTART- O

			Bob B-PER
			drank O
			poison O
			""";

	private static final String EXPERIMENT = """
			name: letters
			task: ner
			corpus: {path: corpus.conll, format: conll}
			labels: {PER: PER, LOC: LOC}
			engines: [{id: upper}, {id: long}]
			compare: {baseline: upper, resamples: 200, seed: 3}
			gate: {engine: upper, metric: strict.PER.recall, at-least: 1}
			threads: 2
			""";

	@TempDir
	private Path folder;
	private final LetterEngines engines = new LetterEngines();

	@BeforeEach
	void writeCorpus() throws IOException {
		Files.writeString(folder.resolve("corpus.conll"), CORPUS);
	}

	private Experiment experiment(String text) throws IOException {
		return ExperimentReader.parse("e.yaml", text, folder);
	}

	private EvaluationResult run(Experiment experiment, RunFolder run, Cancellation cancellation) throws IOException, EngineException {
		return new ExperimentRunner(new EngineRegistry(List.of(engines)), ModelStore.EMPTY, RunListener.NONE, cancellation, CLOCK)
				.run(experiment, run);
	}

	private EvaluationResult run(String text) throws IOException, EngineException {
		Experiment experiment = experiment(text);
		return run(experiment, RunFolder.create(folder.resolve("run-" + Math.abs(text.hashCode())), experiment), Cancellation.NONE);
	}

	@Test
	void countsWhatOneCanCountByHand() throws Exception {
		EvaluationResult result = run(EXPERIMENT);
		EngineResult upper = result.engine("upper").orElseThrow();
		assertEquals(new Counts(5, 6, 4), upper.overall().get("strict").counts());
		assertEquals(new Counts(5, 6, 5), upper.overall().get("exact").counts());
		assertEquals(new Counts(4, 6, 4), upper.types().get("PER").counts());
		assertEquals(new Counts(1, 0, 0), upper.types().get("LOC").counts());
		assertEquals(4L, upper.cases().get(Outcome.Kind.CORRECT));
		assertEquals(1L, upper.cases().get(Outcome.Kind.TYPE));
		assertEquals(1L, upper.cases().get(Outcome.Kind.SPURIOUS));
		assertEquals(5, result.units());
		assertEquals(new EngineResult.Tagging(13, 11 / 13.0), upper.tagging().orElseThrow());
		assertTrue(result.gates().getFirst().passed());
		assertEquals(1, result.comparisons().size());
		assertEquals(6, upper.curve().orElseThrow().points().getLast().counts().predicted());
		EngineResult longWords = result.engine("long").orElseThrow();
		assertEquals(new Counts(5, 3, 1), longWords.overall().get("strict").counts());
	}

	@Test
	void casesShowTheSentenceWithItsSpans() throws Exception {
		EvaluationResult result = run(EXPERIMENT);
		var spurious = result.cases().stream().filter(c -> c.engine().equals("upper") && c.kind() == Outcome.Kind.SPURIOUS).findFirst()
				.orElseThrow();
		assertEquals("It rains", spurious.context());
		assertEquals("It", spurious.predicted().orElseThrow().parts().getFirst().fragments().getFirst().of(spurious.context()));
	}

	/** A kill may come at any byte: the run goes on behind the last whole line and ends with the same predictions and scores. */
	@Test
	void aRunCutAnywhereResumesToTheSame() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder whole = RunFolder.create(folder.resolve("whole"), experiment);
		EvaluationResult expected = run(experiment, whole, Cancellation.NONE);
		byte[] predictions = Files.readAllBytes(whole.predictionsFile());
		for (int cut = 0; cut < predictions.length; cut += 37) {
			RunFolder resumed = RunFolder.create(folder.resolve("cut-" + cut), experiment);
			Files.copy(whole.manifestFile(), resumed.manifestFile());
			Files.write(resumed.predictionsFile(), Arrays.copyOf(predictions, cut));
			EvaluationResult result = run(experiment, RunFolder.resume(resumed.path(), experiment), Cancellation.NONE);
			assertEquals(new String(predictions, StandardCharsets.UTF_8), Files.readString(resumed.predictionsFile()), "cut at " + cut);
			assertEquals(expected.cases(), result.cases());
			assertEquals(expected.comparisons(), result.comparisons());
			assertEquals(expected.engines().getFirst().overall(), result.engines().getFirst().overall());
			assertEquals(expected.engines().getLast().types(), result.engines().getLast().types());
		}
	}

	@Test
	void resumingDoesNotRepeatWhatIsDone() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder first = RunFolder.create(folder.resolve("r"), experiment);
		run(experiment, first, Cancellation.NONE);
		int before = engines.analysed.get();
		run(experiment, RunFolder.resume(first.path(), experiment), Cancellation.NONE);
		assertEquals(before, engines.analysed.get());
	}

	@Test
	void cancellingKeepsWhatIsFinished() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder run = RunFolder.create(folder.resolve("c"), experiment);
		assertThrows(CancellationException.class, () -> run(experiment, run, () -> engines.analysed.get() >= 6));
		long lines = Files.readAllLines(run.predictionsFile()).size();
		assertTrue(lines >= 4 && lines < 8, "lines: " + lines);
		assertThrows(CorpusException.class, () -> RunFolder.open(run.path()));
		assertEquals(2, run(experiment, RunFolder.resume(run.path(), experiment), Cancellation.NONE).engines().size());
	}

	@Test
	void aDocumentAnEngineFailsOnIsRecordedAndTheRunGoesOn() throws Exception {
		EvaluationResult result = run(EXPERIMENT.replace("{id: long}", "{id: failing}"));
		EngineResult failing = result.engine("failing").orElseThrow();
		assertEquals(List.of("cannot swallow " + failing.failures().firstKey()), List.copyOf(failing.failures().values()));
		assertEquals(new Counts(5, 5, 3), failing.overall().get("strict").counts());
	}

	@Test
	void anEarlierRunIsNotOverwrittenAndAnotherExperimentIsNotResumed() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder run = RunFolder.create(folder.resolve("r"), experiment);
		run(experiment, run, Cancellation.NONE);
		assertThrows(CorpusException.class, () -> RunFolder.create(run.path(), experiment));
		Experiment other = experiment(EXPERIMENT.replace("seed: 3", "seed: 4"));
		assertThrows(CorpusException.class, () -> RunFolder.resume(run.path(), other));
		Files.writeString(folder.resolve("corpus.conll"), CORPUS + "\nMore B-PER\n");
		String message = assertThrows(CorpusException.class,
				() -> run(experiment, RunFolder.resume(run.path(), experiment), Cancellation.NONE)).getMessage();
		assertTrue(message.contains("has changed"), message);
	}

	@Test
	void anEngineThatCannotBeOpenedLeavesTheOthersWork() throws Exception {
		Experiment experiment = experiment(EXPERIMENT.replace("{id: long}", "{id: lonng}"));
		RunFolder run = RunFolder.create(folder.resolve("u"), experiment);
		assertThrows(EngineUnavailableException.class, () -> run(experiment, run, Cancellation.NONE));
		assertEquals(4, Files.readAllLines(run.predictionsFile()).size());
	}

	@Test
	void aGateOnAMetricThatCannotExistIsAnError() throws Exception {
		String message = assertThrows(CorpusException.class,
				() -> run(EXPERIMENT.replace("strict.PER.recall", "strictest.f1"))).getMessage();
		assertTrue(message.startsWith("e.yaml:7: metric: ") && message.contains("strictest.f1"), message);
	}

	@Test
	void everyMetricOfAResultCanBeDemanded() throws Exception {
		for (String task : List.of("ner", "relations")) {
			String experiment = EXPERIMENT.replace("task: ner", "task: " + task).replaceAll("gate: .*\n", "");
			EngineResult result = run(experiment).engine("upper").orElseThrow();
			List<String> metrics = new ArrayList<>(List.of("macro.f1", result.mainMeasure() + ".A.B-c.recall"));
			result.measures().forEach(measure -> metrics.add(measure + ".precision"));
			for (String metric : metrics) {
				experiment("gate: {engine: upper, metric: " + metric + ", at-least: 0.5}\n" + experiment);
				GateCheck.value(result, metric);
			}
		}
	}

	@Test
	void runsOverOneCorpusAreCompared() throws Exception {
		Experiment one = experiment(EXPERIMENT.replace(", {id: long}", ""));
		Experiment two = experiment(EXPERIMENT.replace("{id: upper}, ", "").replace("upper", "long"));
		RunFolder first = RunFolder.create(folder.resolve("one"), one);
		RunFolder second = RunFolder.create(folder.resolve("two"), two);
		run(one, first, Cancellation.NONE);
		run(two, second, Cancellation.NONE);
		List<RunFolder> runs = List.of(RunFolder.open(first.path()), RunFolder.open(second.path()));
		EvaluationResult together = run(EXPERIMENT);
		assertEquals(together.comparisons(), RunComparison.compare(runs, "strict.f1", Optional.of("upper")));
		assertThrows(IllegalArgumentException.class, () -> RunComparison.compare(runs, "strict.f2", Optional.empty()));
		assertThrows(IllegalArgumentException.class, () -> RunComparison.compare(runs, "strict.f1", Optional.of("nobody")));
	}

	/** Sentences without error: "upper" 3 of 5 (not Paris, not "It rains"), "long" 1 of 5 ("It rains"); by hand. */
	@Test
	void mcNemarComparesSentencesWithoutError() throws Exception {
		EvaluationResult result = run(EXPERIMENT.replace("compare: {", "compare: {test: mcnemar, interval: bca, "));
		PairedComparison comparison = result.comparisons().getFirst();
		assertEquals("strict.accuracy", comparison.metric());
		assertEquals(0.6, comparison.baselineValue().orElseThrow());
		assertEquals(0.2, comparison.systemValue().orElseThrow());
		assertEquals(0.625, comparison.p().orElseThrow(), 1e-12);
	}

	@Test
	void agreementIsMeasuredWithTheGoldAsOneMoreAnnotator() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder run = RunFolder.create(folder.resolve("a"), experiment);
		EvaluationResult result = run(experiment, run, Cancellation.NONE);
		Agreement agreement = RunComparison.agreement(List.of(RunFolder.open(run.path())));
		assertEquals(List.of("gold-upper", "gold-long", "upper-long"),
				agreement.pairs().stream().map(pair -> pair.first() + "-" + pair.second()).toList());
		assertEquals(result.engine("upper").orElseThrow().overall().get("strict").f1().value(), agreement.pairs().getFirst().f1());
		// Of 13 tokens gold and "upper" label 11 alike (8 O, 4 PER, 1 LOC against 7 O, 6 PER): kappa = (11/13 - e) / (1 - e).
		double expected = (8 * 7 + 4 * 6) / 169.0;
		assertEquals((11 / 13.0 - expected) / (1 - expected), agreement.pairs().getFirst().kappa().orElseThrow(), 1e-12);
		assertTrue(agreement.alpha().isPresent());
	}

	@Test
	void anEmptyOrAbsentCorpusIsBadInput() throws Exception {
		Files.writeString(folder.resolve("corpus.conll"), "");
		assertTrue(assertThrows(CorpusException.class, () -> run(EXPERIMENT)).getMessage().contains("holds no document"));
		assertTrue(assertThrows(CorpusException.class, () -> run(EXPERIMENT.replace("corpus.conll", "absent.conll"))).getMessage()
				.contains("there is no such corpus"));
	}

	@Test
	void twoRunsAreNotWrittenToOneFolder() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		Path path = folder.resolve("shared");
		RunFolder first = RunFolder.create(path, experiment);
		run(experiment, first, Cancellation.NONE);
		String manifest = Files.readString(first.manifestFile());
		try (PredictionLog log = PredictionLog.openAlone(first.predictionsFile())) {
			assertTrue(assertThrows(CorpusException.class, () -> run(experiment, RunFolder.resume(path, experiment), Cancellation.NONE))
					.getMessage().contains("another run is being written"));
			assertEquals(8, log.count("upper") + log.count("long"));
		}
		assertEquals(manifest, Files.readString(first.manifestFile()));
		run(experiment, RunFolder.resume(path, experiment), Cancellation.NONE);
	}

	/** Neither an engine that loads for ever nor one that hangs on a document keeps a person from cancelling. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatDoesNotStopIsLeftBehind(boolean loading) throws Exception {
		CountDownLatch stuck = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch closed = new CountDownLatch(1);
		EngineProvider hanging = new HangingEngines(stuck, release, closed, loading);
		Experiment experiment = experiment("name: h\ntask: ner\ncorpus: {path: corpus.conll, format: conll}\nengines: {id: hangs}\n");
		RunFolder run = RunFolder.create(folder.resolve("hung"), experiment);
		Cancellation whenStuck = () -> stuck.getCount() == 0;
		ExperimentRunner runner = new ExperimentRunner(new EngineRegistry(List.of(hanging)), ModelStore.EMPTY, RunListener.NONE, whenStuck,
				CLOCK);
		assertThrows(CancellationException.class, () -> runner.run(experiment, run));
		assertEquals(1, closed.getCount(), "closed while it was at work");
		assertTrue(RunFolder.find(run.path()).isPresent());
		release.countDown();
		assertTrue(closed.await(20, TimeUnit.SECONDS), "was never closed");
	}
}
