package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.remote.Outgoing;
import org.lorgnette.engine.remote.OutgoingEstimate;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.io.CorpusException;

/** Runs with engines that ask elsewhere: what they spend, what they would send, and what happens without them. */
class DistantRunTest {

	private static final String CORPUS = "Ada B-PER\nmet O\n\n-DOCSTART- O\n\nBob B-PER\nsat O\n\n-DOCSTART- O\n\nIt O\nrains O\n\n"
			+ "-DOCSTART- O\n\nZo\u00e9 B-PER\nswims O\n";
	private static final String EXPERIMENT = """
			name: near and far
			task: ner
			corpus: {path: corpus.conll, format: conll}
			engines: [{id: upper}, {id: far, name: "far/one", optional: true}]
			compare: {baseline: far/one, resamples: 100, seed: 3}
			gate: {engine: far/one, metric: strict.f1, at-least: 0.5}
			threads: 1
			""";

	@TempDir
	private Path folder;
	private final DistantEngines distant = new DistantEngines();

	@BeforeEach
	void writeCorpus() throws IOException {
		Files.writeString(folder.resolve("corpus.conll"), CORPUS, StandardCharsets.UTF_8);
	}

	private Experiment experiment(String text) throws IOException {
		return ExperimentReader.parse("e.yaml", text, folder);
	}

	private EngineRegistry registry() {
		return new EngineRegistry(List.of(new LetterEngines(), distant));
	}

	private EvaluationResult run(Experiment experiment, RunFolder run, Cancellation cancellation) throws IOException, EngineException {
		return new ExperimentRunner(registry(), ModelStore.EMPTY, RunListener.NONE, cancellation, Clock.systemUTC()).run(experiment, run);
	}

	private static List<String> names(EvaluationResult result) {
		return result.engines().stream().map(EngineResult::name).toList();
	}

	@Test
	void runsDoWithoutOptionalEnginesAndSayWhy() throws Exception {
		distant.reachable = false;
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder run = RunFolder.create(folder.resolve("run"), experiment);
		EvaluationResult result = run(experiment, run, Cancellation.NONE);
		assertEquals(List.of("upper"), names(result));
		assertEquals(Map.of("far/one", "nobody is there; come again later"), result.manifest().absent());
		assertTrue(result.gates().isEmpty());
		assertEquals(Optional.empty(), result.experiment().comparison().baseline());
		EvaluationResult read = FinishedRun.read(RunFolder.open(run.path()), Cancellation.NONE);
		assertEquals(List.of("upper"), names(read));
		assertEquals(result.manifest(), read.manifest());

		distant.reachable = true;
		EvaluationResult whole = run(experiment, RunFolder.resume(run.path(), experiment), Cancellation.NONE);
		assertEquals(List.of("upper", "far/one"), names(whole));
		assertEquals(Map.of(), whole.manifest().absent());
		assertEquals(1, whole.gates().size());

		// What was done stays, whoever is there now.
		distant.reachable = false;
		assertEquals(List.of("upper", "far/one"), names(run(experiment, RunFolder.resume(run.path(), experiment), Cancellation.NONE)));
		assertEquals(4, distant.sent.get());
	}

	@Test
	void enginesThatAreNotOptionalMustBeThere() throws Exception {
		distant.reachable = false;
		Experiment experiment = experiment(EXPERIMENT.replace(", optional: true", ""));
		RunFolder run = RunFolder.create(folder.resolve("run"), experiment);
		assertThrows(EngineUnavailableException.class, () -> run(experiment, run, Cancellation.NONE));
	}

	@Test
	void someEngineMustNotBeOptional() {
		String message = assertThrows(CorpusException.class,
				() -> experiment(EXPERIMENT.replace("{id: upper}", "{id: upper, optional: true}"))).getMessage();
		assertTrue(message.contains("e.yaml:4"), message);
		assertThrows(CorpusException.class, () -> experiment(EXPERIMENT.replace("optional: true", "optional: maybe")));
	}

	/** The ledger lies in the run, and what a run spent before it was stopped counts. */
	@Test
	void runsCountWhatAllTheirPartsSpent() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder run = RunFolder.create(folder.resolve("run"), experiment);
		assertThrows(CancellationException.class, () -> run(experiment, run, () -> distant.sent.get() >= 2));
		int before = distant.sent.get();
		EvaluationResult result = run(experiment, RunFolder.resume(run.path(), experiment), Cancellation.NONE);
		int all = distant.sent.get();
		assertTrue(before >= 2 && all >= 4, before + " of " + all);
		Spending spending = result.engine("far/one").orElseThrow().spending().orElseThrow();
		assertEquals(new Spending(all, 0, 0, new Spending.Tokens(10L * all, all), new Spending.Tokens(0, 0), false, all / 2.0, 0, 0, 0), spending);
		assertTrue(Files.exists(run.path().resolve("ledgers/far%2Fone.jsonl")));
		assertEquals(Optional.empty(), result.engine("upper").orElseThrow().spending());
		assertEquals(Optional.of(spending), FinishedRun.read(RunFolder.open(run.path()), Cancellation.NONE).engine("far/one").orElseThrow().spending());
	}

	@Test
	void ledgersThatTheExperimentNamesAreUsed() throws Exception {
		Path ledger = folder.resolve("mine.jsonl");
		Experiment experiment = experiment(EXPERIMENT.replace("optional: true", "settings: {ledger: '" + ledger + "'}"));
		run(experiment, RunFolder.create(folder.resolve("run"), experiment), Cancellation.NONE);
		assertEquals(4, Files.readAllLines(ledger).size());
	}

	@Test
	void dryRunsShowWhatWouldBeSentAndSendNothing() throws Exception {
		distant.reachable = false;
		Experiment experiment = experiment(EXPERIMENT);
		List<DryRun.Sent> sent = new DryRun(registry(), ModelStore.EMPTY, Cancellation.NONE).of(experiment, 3);
		assertEquals(List.of("upper", "far/one"), sent.stream().map(DryRun.Sent::engine).map(EngineSpec::name).toList());
		assertEquals(Optional.empty(), sent.get(0).estimate());
		assertEquals(Optional.of(new OutgoingEstimate(4, 7 + 7 + 8 + 9, 8, 2)), sent.get(1).estimate());
		assertEquals(List.of("Ada met", "Bob sat", "It rains"),
				sent.get(1).first().stream().map(Outgoing::turns).map(turns -> turns.getFirst().text()).toList());
		assertEquals(0, distant.sent.get());
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void dryRunsCountChangedTextsToo() throws Exception {
		Experiment experiment = experiment(EXPERIMENT + "robustness: {changes: [upper-case, repeat], limit: 2}\n");
		List<DryRun.Sent> sent = new DryRun(registry(), ModelStore.EMPTY, Cancellation.NONE).of(experiment, 20);
		assertEquals(4 + 2 + 2, sent.get(1).first().size());
		assertEquals(0, distant.sent.get());
	}
}
