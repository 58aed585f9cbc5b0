package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.draft.ExperimentDraft;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.model.Task;
import org.lorgnette.testing.Corpora;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Whole runs of experiments on questions. */
class QuestionRunTest {

	private static final String CORPUS = """
			{"version": "v2.0", "data": [{"title": "t", "paragraphs": [
			{"context": "Ada met Charles.", "qas": [
			{"id": "1", "question": "Who met Charles?", "answers": [{"text": "Ada", "answer_start": 0}], "is_impossible": false},
			{"id": "2", "question": "Whom did Ada never meet?", "answers": [], "is_impossible": true}]},
			{"context": "il pleut souvent", "qas": [
			{"id": "3", "question": "Quand pleut-il ?", "answers": [{"text": "souvent", "answer_start": 9}]}]},
			{"context": "nobody asks"},
			{"context": "Bob drank poison.", "qas": [
			{"id": "4", "question": "What was it?", "answers": [{"text": "poison", "answer_start": 10}]},
			{"id": "5", "question": "Where?", "answers": []}]}]}]}
			""";

	private static final String EXPERIMENT = """
			name: questions
			task: qa
			corpus: {path: corpus.json, format: squad}
			engines: [{id: capital}, {id: long}]
			compare: {baseline: capital, resamples: 200, seed: 3}
			gate: {engine: capital, metric: all.exact, at-least: 0.2}
			threads: 2
			""";

	@TempDir
	private Path folder;

	@BeforeEach
	void writeCorpus() throws IOException {
		Files.writeString(folder.resolve("corpus.json"), CORPUS);
	}

	private static final EngineRegistry ENGINES = new EngineRegistry(List.of(new AnsweringEngines()));

	private Experiment experiment(String text) throws IOException {
		return ExperimentReader.parse("e.yaml", text, folder);
	}

	private static EvaluationResult run(Experiment experiment, RunFolder run) throws IOException, EngineException {
		return new ExperimentRunner(ENGINES, ModelStore.EMPTY, RunListener.NONE, Cancellation.NONE,
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).run(experiment, run);
	}

	private EvaluationResult run(String name, String text) throws IOException, EngineException {
		Experiment experiment = experiment(text);
		return run(experiment, RunFolder.create(folder.resolve(name), experiment));
	}

	/** "capital" answers Ada, Ada, nothing, Bob, Bob unless it says "no answer" as likelier; "long" Charles, souvent, poison. */
	@Test
	void countsWhatOneCanCountByHand() throws Exception {
		EvaluationResult result = run("hand", EXPERIMENT.replace("[{id: capital}", "[{id: capital}, {id: scoreless}"));
		EngineResult scoreless = result.engine("scoreless").orElseThrow();
		// 1 right, 2 rightly silent ("never"), 3 silent without a capital, 4 and 5 wrong.
		assertEquals(new Counts(5, 5, 2), scoreless.overall().get("all").counts());
		assertEquals(new Counts(2, 2, 1), scoreless.overall().get("no-answer").counts());
		assertEquals(3, result.units(), "a paragraph without questions is no unit");
		assertEquals(ComparisonSpec.Unit.PARAGRAPH, result.experiment().comparison().unit());
		assertEquals(List.of("all.f1", "all.f1"), result.comparisons().stream().map(PairedComparison::metric).toList());
		assertEquals(1, result.gates().size());
		assertEquals(6, result.agreement().orElseThrow().pairs().size());
		assertEquals(15, result.casesInAll());
		assertEquals(15, result.cases().size());
	}

	@Test
	void aRunCutAnywhereResumesToTheSame() throws Exception {
		Experiment experiment = experiment(EXPERIMENT);
		RunFolder whole = RunFolder.create(folder.resolve("whole"), experiment);
		EvaluationResult expected = run(experiment, whole);
		byte[] predictions = Files.readAllBytes(whole.predictionsFile());
		for (int cut = 0; cut < predictions.length; cut += 151) {
			RunFolder resumed = RunFolder.create(folder.resolve("cut-" + cut), experiment);
			Files.copy(whole.manifestFile(), resumed.manifestFile());
			Files.write(resumed.predictionsFile(), Arrays.copyOf(predictions, cut));
			EvaluationResult result = run(experiment, RunFolder.resume(resumed.path(), experiment));
			assertEquals(new String(predictions, StandardCharsets.UTF_8), Files.readString(resumed.predictionsFile()), "cut at " + cut);
			assertEquals(expected.cases(), result.cases());
			assertEquals(expected.comparisons(), result.comparisons());
			assertEquals(expected.agreement(), result.agreement());
			assertEquals(expected.engines().getLast().answering(), result.engines().getLast().answering());
		}
		EvaluationResult read = FinishedRun.read(RunFolder.open(whole.path()), Cancellation.NONE);
		assertEquals(expected.engines().getFirst().overall(), read.engines().getFirst().overall());
		assertEquals(expected.agreement(), read.agreement());
	}

	@Test
	void aDocumentAnEngineFailsOnIsAnsweredWrongly() throws Exception {
		Experiment experiment = experiment(EXPERIMENT.replace("{id: long}", "{id: failing}"));
		RunFolder run = RunFolder.create(folder.resolve("f"), experiment);
		EngineResult failing = run(experiment, run).engine("failing").orElseThrow();
		assertEquals(List.of("t#3"), List.copyOf(failing.failures().keySet()));
		assertEquals(new Counts(2, 2, 0), failing.types().entrySet().stream().filter(kind -> List.of("what", "where").contains(kind.getKey()))
				.map(kind -> kind.getValue().counts()).reduce(Counts.ZERO, Counts::plus));
		// A comparison of finished runs knows of the failure too.
		PairedComparison again = RunComparison.compare(List.of(RunFolder.open(run.path())), "all.f1", Optional.of("capital")).getFirst();
		assertEquals(failing.overall().get("all").f1().value().orElseThrow(), again.systemValue().orElseThrow(), 1e-15);
	}

	@Test
	void runsOverOneCorpusAreCompared() throws Exception {
		EvaluationResult together = run("both", EXPERIMENT);
		run("one", EXPERIMENT.replace(", {id: long}", ""));
		run("two", EXPERIMENT.replace("{id: capital}, ", "").replace("capital", "long"));
		List<RunFolder> runs = List.of(RunFolder.open(folder.resolve("one")), RunFolder.open(folder.resolve("two")));
		assertEquals(together.comparisons(), RunComparison.compare(runs, RunComparison.mainMetric(together.experiment()), Optional.of("capital")));
		assertEquals(together.agreement(), Optional.of(RunComparison.agreement(runs)));
		assertThrows(IllegalArgumentException.class, () -> RunComparison.compare(runs, "strict.f1", Optional.empty()));
	}

	@Test
	void whatCannotBeMeasuredIsSaid() throws Exception {
		Files.writeString(folder.resolve("corpus.json"), CORPUS.replaceAll("(?s)\\{\"context\": \"Ada.*\\]\\},\\s*\\{\"context\": \"nobody",
				"{\"context\": \"nobody").replaceAll("(?s),\\s*\\{\"context\": \"Bob.*\\]\\}\\]", "]}]"));
		assertSays("holds no question", EXPERIMENT);
		Files.writeString(folder.resolve("corpus.json"), CORPUS.replace(", \"answers\": [{\"text\": \"souvent\", \"answer_start\": 9}]", ""));
		assertSays("question '3' has no gold", EXPERIMENT);
		assertSays("unit: expected paragraph or question or document, got 'sentence'", EXPERIMENT.replace("seed: 3", "seed: 3, unit: sentence"));
		assertSays("unit: expected sentence or document", EXPERIMENT.replace("task: qa", "task: ner").replace("seed: 3", "unit: question"));
		assertSays("e.yaml:8: labels: expected no such key", EXPERIMENT + "labels: {A: B}\n");
		assertSays("relations: expected no such key", EXPERIMENT.replace("{id: long}", "{id: long, relations: {A: B}}"));
		assertSays("metric: expected all, answerable", EXPERIMENT.replace("all.exact", "strict.f1"));
	}

	private void assertSays(String text, String experiment) {
		String message = assertThrows(CorpusException.class, () -> run("bad-" + System.nanoTime(), experiment)).getMessage();
		assertTrue(message.contains(text), message);
	}

	@Test
	void everyMetricThatAGateMayNameIsFoundOrUndefined() throws Exception {
		for (String metric : List.of("all.f1", "answerable.exact", "unanswerable.f1", "french.exact", "best.exact", "best.f1", "no-answer.recall",
				"all.combien.f1", "answer-length.10+.f1", "passage-length.0-99.exact")) {
			assertEquals(1, run(metric.replace('+', '-'), EXPERIMENT.replace("all.exact", metric)).gates().size(), metric);
		}
	}

	@Test
	void anExperimentIsWrittenAndDrafted() throws Exception {
		Experiment experiment = experiment(EXPERIMENT.replace("seed: 3", "seed: 3, unit: question"));
		Experiment again = ExperimentReader.parse("again", ExperimentWriter.write(experiment, "corpus.json"), folder);
		assertEquals(experiment.comparison(), again.comparison());
		assertEquals(experiment.gates(), again.gates());
		ExperimentDraft draft = ExperimentDraft.over(folder.resolve("corpus.json"), folder, Optional.empty(), ENGINES.engines());
		assertEquals(Task.QA, draft.experiment().task());
		assertEquals(4, draft.experiment().engines().size());
		assertEquals(ComparisonSpec.Unit.PARAGRAPH, draft.experiment().comparison().unit());
		assertEquals(draft.experiment(), ExperimentReader.parse("e", draft.experiment().source(), folder));
	}

	/** What is on disk, read as a stranger would read it, has under the official script the scores that the run has. */
	@Test
	void scoresAreThoseOfTheOfficialScriptOnWhatWasWritten() throws Exception {
		Path corpus = Corpora.require("qa/squad2-en/squad2-12articles.json");
		Experiment experiment = experiment(EXPERIMENT.replace("corpus.json", corpus.toString().replace('\\', '/')));
		RunFolder run = RunFolder.create(folder.resolve("real"), experiment);
		EvaluationResult result = run(experiment, run);
		List<GoldAnswers> gold = new ArrayList<>();
		JsonObject file = JsonParser.parseString(Files.readString(corpus)).getAsJsonObject();
		for (JsonElement article : file.getAsJsonArray("data")) {
			for (JsonElement paragraph : article.getAsJsonObject().getAsJsonArray("paragraphs")) {
				for (JsonElement qa : paragraph.getAsJsonObject().getAsJsonArray("qas")) {
					gold.add(new GoldAnswers(qa.getAsJsonObject().get("id").getAsString(), qa.getAsJsonObject().getAsJsonArray("answers").asList()
							.stream().map(answer -> answer.getAsJsonObject().get("text").getAsString()).toList()));
				}
			}
		}
		Map<String, Map<String, String>> answers = new LinkedHashMap<>();
		Map<String, Map<String, Double>> none = new LinkedHashMap<>();
		try (BufferedReader lines = Files.newBufferedReader(run.predictionsFile())) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				JsonObject one = JsonParser.parseString(line).getAsJsonObject();
				Map<String, Double> best = new LinkedHashMap<>();
				for (JsonElement entry : one.getAsJsonArray("predictions")) {
					JsonObject value = entry.getAsJsonObject().getAsJsonObject("value");
					String id = value.get("question").getAsString();
					String text = value.get("text").getAsString();
					double score = entry.getAsJsonObject().get("score").getAsDouble();
					if (score > best.getOrDefault(id, -1.0)) {
						best.put(id, score);
						answers.computeIfAbsent(one.get("engine").getAsString(), unseen -> new LinkedHashMap<>()).put(id, text);
					}
					if (text.isEmpty()) {
						none.computeIfAbsent(one.get("engine").getAsString(), unseen -> new LinkedHashMap<>()).put(id, score);
					}
				}
			}
		}
		for (EngineResult engine : result.engines()) {
			assertEquals(new Squad(SquadSettings.DEFAULT).evaluate(gold, answers.get(engine.name()), none.get(engine.name())).scores(),
					engine.answering().orElseThrow().squad(), engine.name());
			assertEquals(engine.answering().orElseThrow().squad().all().orElseThrow().f1() / 100,
					engine.overall().get("all").f1().value().orElseThrow(), 1e-15);
		}
		assertEquals(4397, gold.size());
		assertEquals(486, result.units());
	}
}
