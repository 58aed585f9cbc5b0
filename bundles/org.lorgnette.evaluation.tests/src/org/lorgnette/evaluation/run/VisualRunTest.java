package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.draft.ExperimentDraft;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.model.Task;

/** Whole runs of experiments on questions about pictures. */
class VisualRunTest {

	private static final String CORPUS = """
			[{"question_id": 1, "question": "what color is it?", "image": "red.png", "answer": "red", "group": "a"},
			{"question_id": 2, "question": "what color is it?", "image": "green.png", "answer": "green", "group": "a"},
			{"question_id": 3, "question": "which color, of poison?", "image": "red.png", "answer": "red", "group": "b"},
			{"question_id": 4, "question": "is it never blue?", "image": "blue.png", "answer": "blue", "group": "b"},
			{"question_id": 5, "question": "what color is it?", "image": "blue.png", "answer": "red"},
			{"question_id": 6, "question": "what color is it?", "image": "mixed.png", "answer": "red", "question_type": "odd", "answer_type": "hue"}]
			""";

	private static final String EXPERIMENT = """
			name: pictures
			task: vqa
			corpus: {path: questions.json, format: vqa}
			engines: [{id: eye}, {id: blind}]
			compare: {baseline: blind, resamples: 200, seed: 3}
			gate: {engine: eye, metric: accuracy, at-least: 0.6}
			threads: 2
			""";

	@TempDir
	private Path folder;

	private final SeeingEngines engines = new SeeingEngines();

	@BeforeEach
	void writeCorpus() throws IOException {
		Files.writeString(folder.resolve("questions.json"), CORPUS);
		for (Map.Entry<String, Integer> color : Map.of("red", 0xFF0000, "green", 0x00FF00, "blue", 0x0000FF, "mixed", 0x807F7E).entrySet()) {
			BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
			for (int i = 0; i < 48; i++) {
				image.setRGB(i % 8, i / 8, color.getValue());
			}
			ImageIO.write(image, "png", folder.resolve(color.getKey() + ".png").toFile());
		}
	}

	private Experiment experiment(String text) throws IOException {
		return ExperimentReader.parse("e.yaml", text, folder);
	}

	private EvaluationResult run(Experiment experiment, RunFolder run, Cancellation cancellation) throws IOException, EngineException {
		return new ExperimentRunner(new EngineRegistry(List.of(engines)), ModelStore.EMPTY, RunListener.NONE, cancellation,
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).run(experiment, run);
	}

	private EvaluationResult run(String name, String text) throws IOException, EngineException {
		Experiment experiment = experiment(text);
		return run(experiment, RunFolder.create(folder.resolve(name), experiment), Cancellation.NONE);
	}

	private static double value(Score score, String name) {
		return score.value(name).value().orElseThrow();
	}

	/** "eye" is right on 1, 2, 3 and 6, silent on 4 and wrong on 5; "blind" is right on 1, 3, 5 and 6. */
	@Test
	void countsWhatOneCanCountByHand() throws Exception {
		EvaluationResult result = run("hand", EXPERIMENT);
		EngineResult eye = result.engine("eye").orElseThrow();
		assertEquals(new Counts(6, 6, 4), eye.overall().get("all").counts());
		assertEquals(4 / 6.0, value(eye.overall().get("all"), Score.ACCURACY));
		assertEquals(0.5, value(eye.overall().get("consistency"), Score.ACCURACY), "group a is right, b is not");
		assertEquals(new Counts(4, 4, 3), result.engine("blind").orElseThrow().types().get("color").counts());
		assertEquals(Map.of("color", 4L, "negation", 1L, "odd", 1L), counts(eye.types()));
		VisualAnswering visual = eye.visual().orElseThrow();
		assertEquals(Map.of("hue", 1L, "other", 5L), counts(visual.breakdowns().get(VisualAnswering.ANSWER_TYPE)));
		Map<String, Score> answers = visual.breakdowns().get(VisualAnswering.ANSWER);
		assertEquals(List.of("red", "blue", "green"), List.copyOf(answers.keySet()), "the most frequent first");
		assertEquals(new Counts(4, 3, 3), answers.get("red").counts());
		assertEquals(new Counts(1, 1, 0), answers.get("blue").counts());
		assertEquals(6 / 7.0, value(answers.get("red"), Score.F1), 1e-15);
		assertEquals((6 / 7.0 + 0 + 1) / 3, eye.macro().f1(), 1e-15);
		assertEquals(List.of("blue", "green", "red"), eye.confusion().labels());
		assertEquals(1, eye.confusion().count(0, 3), "4 is blue and unanswered");
		assertEquals(1, eye.confusion().count(2, 0), "5 is red and called blue");
		assertEquals(4, result.units(), "pictures, not questions");
		assertEquals(ComparisonSpec.Unit.PICTURE, result.experiment().comparison().unit());
		PairedComparison comparison = result.comparisons().getFirst();
		assertEquals("all.accuracy", comparison.metric());
		assertEquals(0, comparison.difference().orElseThrow());
		assertTrue(result.gates().getFirst().passed());
		assertTrue(result.engine("blind").orElseThrow().calibration().isEmpty());
		assertEquals(5, eye.calibration().orElseThrow().count(), "silence is no answer");
		assertEquals(Map.of(Outcome.Kind.CORRECT, 4L, Outcome.Kind.MISSED, 1L, Outcome.Kind.BOUNDARY_AND_TYPE, 1L),
				Map.of(Outcome.Kind.CORRECT, eye.cases().get(Outcome.Kind.CORRECT), Outcome.Kind.MISSED, eye.cases().get(Outcome.Kind.MISSED),
						Outcome.Kind.BOUNDARY_AND_TYPE, eye.cases().get(Outcome.Kind.BOUNDARY_AND_TYPE)));
	}

	private static Map<String, Long> counts(Map<String, Score> scores) {
		return scores.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().counts().gold()));
	}

	@Test
	void casesShowWhatEveryEngineSaid() throws Exception {
		EvaluationResult result = run("cases", EXPERIMENT);
		assertEquals(12, result.casesInAll());
		Case wrong = result.cases().stream().filter(each -> each.instance().equals("5") && each.engine().equals("eye")).findFirst().orElseThrow();
		Case.Seen seen = wrong.asked().orElseThrow().seen().orElseThrow();
		assertEquals(List.of("blue.png"), seen.pictures());
		assertTrue(wrong.score().isPresent());
		assertEquals(List.of(new Case.Said("eye", "blue", 0, wrong.score()), new Case.Said("blind", "red", 1, OptionalDouble.empty())),
				seen.said());
		assertEquals(List.of("blue", "black"), seen.offered().stream().map(Case.Offered::text).toList());
		assertEquals("red", wrong.gold().orElseThrow().type());
		assertEquals(result.cases(), FinishedRun.read(RunFolder.open(folder.resolve("cases")), Cancellation.NONE).cases());
	}

	/**
	 * Of six questions four are red. Of those about other pictures most with the words "what color is it?" are red, whatever the picture;
	 * the other wordings come with one picture only.
	 */
	@Test
	void whatSeesNothingStandsBesideTheEngines() throws Exception {
		VisualAnswering itself = run("itself", EXPERIMENT).engines().getFirst().visual().orElseThrow();
		assertEquals(List.of(VisualAnswering.MAJORITY, VisualAnswering.QUESTION_ONLY),
				itself.baselines().stream().map(VisualAnswering.Baseline::name).toList());
		assertEquals(4 / 6.0, value(itself.baselines().get(0).overall().get("all"), Score.ACCURACY));
		assertEquals(4 / 6.0, value(itself.baselines().get(1).overall().get("all"), Score.ACCURACY), "not the green of 2, nor the blue of 4");
		assertEquals(0.0, value(itself.baselines().get(0).kinds().get("negation"), Score.ACCURACY));
		assertEquals(new VisualAnswering.Fit(true, 6, 3, 2), itself.fit());
		Files.createDirectory(folder.resolve("train"));
		Files.writeString(folder.resolve("train/questions.json"), """
				[{"question_id": 1, "question": "What color is it", "image": "x.png", "answer": "green"},
				{"question_id": 2, "question": "and that?", "image": "x.png", "answer": "blue"},
				{"question_id": 3, "question": "and this?", "image": "x.png", "answer": "blue"}]
				""");
		VisualAnswering others = run("others", EXPERIMENT + "baselines: {path: ../train, format: vqa}\n").engines().getFirst().visual().orElseThrow();
		assertEquals(new VisualAnswering.Fit(false, 3, 3, 2), others.fit());
		assertEquals(1 / 6.0, value(others.baselines().get(0).overall().get("all"), Score.ACCURACY), "always blue");
		assertEquals(2 / 6.0, value(others.baselines().get(1).overall().get("all"), Score.ACCURACY), "green to known words, else blue");
		assertEquals(others, FinishedRun.read(RunFolder.open(folder.resolve("others")), Cancellation.NONE).engines().getFirst().visual().orElseThrow());
		assertSays("baselines: expected no such key for the task ner", EXPERIMENT.replace("task: vqa", "task: ner").replace("accuracy", "strict.f1")
				+ "baselines: {limit: 1}\n");
		assertSays("there is no such corpus", EXPERIMENT + "baselines: {path: nowhere}\n");
	}

	@Test
	void aRunCutAnywhereResumesToTheSame() throws Exception {
		Experiment experiment = experiment(EXPERIMENT + "robustness: {changes: [upper-case, noise], limit: 4}\n");
		RunFolder whole = RunFolder.create(folder.resolve("whole"), experiment);
		EvaluationResult expected = run(experiment, whole, Cancellation.NONE);
		for (boolean changed : new boolean[] { false, true }) {
			byte[] bytes = Files.readAllBytes(changed ? whole.robustnessFile() : whole.predictionsFile());
			for (int cut = 0; cut < bytes.length; cut += 311) {
				RunFolder resumed = RunFolder.create(folder.resolve(changed + "-cut-" + cut), experiment);
				Files.copy(whole.manifestFile(), resumed.manifestFile());
				if (changed) {
					Files.copy(whole.predictionsFile(), resumed.predictionsFile());
				}
				Files.write(changed ? resumed.robustnessFile() : resumed.predictionsFile(), Arrays.copyOf(bytes, cut));
				EvaluationResult result = run(experiment, RunFolder.resume(resumed.path(), experiment), Cancellation.NONE);
				assertEquals(Files.readString(whole.predictionsFile()), Files.readString(resumed.predictionsFile()), "cut at " + cut);
				assertEquals(Files.readString(whole.robustnessFile()), Files.readString(resumed.robustnessFile()), "cut at " + cut);
				assertEquals(expected.cases(), result.cases());
				assertEquals(expected.comparisons(), result.comparisons());
				assertEquals(expected.engines().getFirst().visual(), result.engines().getFirst().visual());
				assertEquals(expected.engines().getFirst().stability(), result.engines().getFirst().stability());
			}
		}
		EvaluationResult read = FinishedRun.read(RunFolder.open(whole.path()), Cancellation.NONE);
		assertEquals(expected.engines().getFirst().overall(), read.engines().getFirst().overall());
		assertEquals(expected.engines().getFirst().visual(), read.engines().getFirst().visual());
		assertEquals(expected.agreement(), read.agreement());
	}

	@Test
	void aCancelledRunKeepsWhatItHas() throws Exception {
		Experiment experiment = experiment(EXPERIMENT.replace("{id: blind}", "{id: waiting}").replace("baseline: blind, ", "").replace("threads: 2",
				"threads: 1"));
		engines.asked.set(-6);
		RunFolder run = RunFolder.create(folder.resolve("cancelled"), experiment);
		boolean[] cancelled = { false };
		Cancellation cancellation = () -> cancelled[0] = cancelled[0] || engines.waiting.getCount() == 0;
		assertThrows(CancellationException.class, () -> run(experiment, run, cancellation));
		assertEquals(6 + 2, Files.readAllLines(run.predictionsFile()).size());
		engines.asked.set(100);
		assertEquals(4 / 6.0, value(run(experiment, RunFolder.resume(run.path(), experiment), Cancellation.NONE).engine("waiting").orElseThrow()
				.overall().get("all"), Score.ACCURACY));
	}

	@Test
	void aQuestionThatCannotBeAnsweredIsCountedAndNamed() throws Exception {
		Files.delete(folder.resolve("green.png"));
		Files.write(folder.resolve("mixed.png"), Arrays.copyOf(Files.readAllBytes(folder.resolve("mixed.png")), 40));
		EvaluationResult result = run("broken", EXPERIMENT.replace("{id: eye}", "{id: eye}, {id: failing}"));
		EngineResult failing = result.engine("failing").orElseThrow();
		assertEquals(List.of("2", "3", "6"), List.copyOf(failing.failures().keySet()));
		assertEquals("there is no picture 'green.png'", failing.failures().get("2"));
		assertEquals("cannot swallow 3", failing.failures().get("3"));
		assertTrue(failing.failures().get("6").matches("picture 'mixed.png' cannot be read: .*damaged.*"), failing.failures().get("6"));
		assertEquals(new Counts(6, 6, 1), failing.overall().get("all").counts());
		assertEquals(2, result.engine("eye").orElseThrow().failures().size());
		assertEquals(2, result.engine("blind").orElseThrow().failures().size(), "it cannot be shown what is not there");
		assertEquals(1, result.manifest().corpusProblemCount());
		assertTrue(result.manifest().corpusProblems().getFirst().contains("there is no picture 'green.png'"), result.manifest().corpusProblems()::toString);
		assertEquals(RunStatus.UNAVAILABLE, RunStatus.of(result));
	}

	@Test
	void runsOverOneCorpusAreCompared() throws Exception {
		EvaluationResult together = run("both", EXPERIMENT);
		run("one", EXPERIMENT.replace(", {id: blind}", "").replace("baseline: blind, ", ""));
		run("two", EXPERIMENT.replace("{id: eye}, ", "").replace("eye", "blind"));
		List<RunFolder> runs = List.of(RunFolder.open(folder.resolve("one")), RunFolder.open(folder.resolve("two")));
		assertEquals(together.comparisons(), RunComparison.compare(runs, RunComparison.mainMetric(together.experiment()), Optional.of("blind")));
		assertEquals(together.comparisons(), RunComparison.compare(runs, "accuracy", Optional.of("blind")));
		assertEquals(.5, RunComparison.compare(runs, "consistency", Optional.of("blind")).getFirst().difference().orElseThrow());
		assertEquals(0, RunComparison.compare(runs, "answer.purple.f1", Optional.of("blind")).getFirst().difference().orElse(0));
		Agreement agreement = RunComparison.agreement(runs);
		assertEquals(together.agreement(), Optional.of(agreement));
		assertEquals(4 / 6.0, agreement.pairs().get(0).exact().orElseThrow(), 1e-15);
		assertEquals(3 / 6.0, agreement.pairs().get(2).exact().orElseThrow(), 1e-15, "eye and blind both say red to 1, 3 and 6");
		assertThrows(IllegalArgumentException.class, () -> RunComparison.compare(runs, "strict.f1", Optional.empty()));
	}

	/** What an engine adds to what one can know without pictures is tested too: question-only is right on 4 of 6. */
	@Test
	void enginesAreComparedWithWhatSeesNothing() throws Exception {
		List<PairedComparison> comparisons = run("blind", EXPERIMENT.replace("baseline: blind", "baseline: question-only")).comparisons();
		assertEquals(List.of("eye", "blind"), comparisons.stream().map(PairedComparison::system).toList());
		assertEquals(List.of("question-only", "question-only"), comparisons.stream().map(PairedComparison::baseline).toList());
		assertEquals(4 / 6.0, comparisons.getFirst().baselineValue().orElseThrow());
		assertEquals(0, comparisons.getFirst().difference().orElseThrow(), 1e-15);
		RunFolder run = RunFolder.open(folder.resolve("blind"));
		assertEquals(comparisons, RunComparison.compare(List.of(run), "accuracy", Optional.of("question-only")));
		assertThrows(IllegalArgumentException.class, () -> RunComparison.compare(List.of(run), "accuracy", Optional.of("question-onyl")));
		assertSays("baseline: expected one of the engines above", EXPERIMENT.replace("baseline: blind", "baseline: question-onyl"));
	}

	@Test
	void boxesAreSetBesideTheGold() throws Exception {
		Files.writeString(folder.resolve("boxes.jsonl"), "{\"id\": \"1\", \"x\": 0, \"y\": 0, \"width\": 4, \"height\": 3}\n"
				+ "{\"id\": \"2\", \"x\": 0, \"y\": 0, \"width\": 8, \"height\": 6}\n");
		EvaluationResult result = run("boxes", EXPERIMENT.replace("accuracy", "iou").replace("0.6", "0.625"));
		Score grounding = result.engine("eye").orElseThrow().overall().get("grounding");
		assertEquals((1 + 12 / 48.0) / 2, value(grounding, Score.IOU));
		assertEquals(.5, value(grounding, Score.ACC50));
		assertEquals(0, value(result.engine("blind").orElseThrow().overall().get("grounding"), Score.IOU), "no box covers nothing");
		assertTrue(result.gates().getFirst().passed());
		assertEquals(.625, RunComparison.compare(List.of(RunFolder.open(folder.resolve("boxes"))), "iou", Optional.of("blind")).getFirst()
				.difference().orElseThrow());
		Files.writeString(folder.resolve("boxes.jsonl"), "{\"id\": \"1\", \"x\": 0}\n");
		assertSays("boxes.jsonl:1", EXPERIMENT);
	}

	/** "eye" says something else to capitals; noise turns some of the nearly grey pixels. */
	@Test
	void answersThatChangeAreCounted() throws Exception {
		EvaluationResult result = run("robust", EXPERIMENT + "robustness: {changes: [upper-case, lower-case, shift-right, brighter]}\n");
		Map<String, Score> eye = changes(result, "eye");
		assertEquals(List.of("unchanged", "upper-case", "shift-right", "brighter"), List.copyOf(eye.keySet()), "small letters change nothing");
		assertEquals(4 / 6.0, value(eye.get("unchanged"), Score.ACCURACY));
		assertEquals(1, value(eye.get("upper-case"), Score.FLIPPED), "also the silence to 4, whose capitals hide the word");
		assertEquals(0, value(eye.get("upper-case"), Score.ACCURACY));
		assertEquals(0, value(eye.get("shift-right"), Score.FLIPPED));
		assertEquals(1 - Math.pow(.025, 1 / 4.0), eye.get("shift-right").value(Score.FLIPPED).interval().orElseThrow().high(), 1e-12,
				"none of four pictures is no proof that none ever will");
		List<Flip> flips = result.engine("eye").orElseThrow().stability().flips();
		assertEquals(6, flips.size());
		assertEquals(List.of(Flip.Effect.BROKEN, Flip.Effect.BROKEN, Flip.Effect.BROKEN, Flip.Effect.WRONG_OTHERWISE, Flip.Effect.WRONG_OTHERWISE,
				Flip.Effect.BROKEN), flips.stream().map(Flip::effect).toList());
		assertEquals("WHAT COLOR IS IT?", flips.getFirst().after().question());
		assertEquals("red", flips.getFirst().before().answer());
		Map<String, Score> blind = changes(result, "blind");
		assertEquals(0, value(blind.get("upper-case"), Score.FLIPPED));
		assertFalse(result.engine("eye").orElseThrow().failures().containsKey("1#upper-case"));
		assertSays("e.yaml:8: changes: expected each of punctuation, lower-case", EXPERIMENT + "robustness: {changes: [flip]}\n");
	}

	private static Map<String, Score> changes(EvaluationResult result, String engine) {
		Map<String, Score> scores = new LinkedHashMap<>();
		result.engine(engine).orElseThrow().stability().changes().forEach((change, probe) -> scores.put(change, probe.score()));
		return scores;
	}

	@Test
	void whatCannotBeMeasuredIsSaid() throws Exception {
		assertSays("unit: expected picture or question or group, got 'sentence'", EXPERIMENT.replace("seed: 3", "unit: sentence"));
		assertSays("labels: expected no such key for the task vqa", EXPERIMENT + "labels: {A: B}\n");
		assertSays("metric: expected accuracy, consistency or iou", EXPERIMENT.replace("metric: accuracy", "metric: strict.f1"));
		assertSays("holds questions about pictures; the task qa needs texts",
				EXPERIMENT.replace("task: vqa", "task: qa").replace("accuracy", "all.f1"));
		Files.writeString(folder.resolve("questions.json"), CORPUS.replace(", \"answer\": \"green\"", ""));
		assertSays("question '2' has no gold answer", EXPERIMENT);
		Files.writeString(folder.resolve("text.jsonl"), "{\"kind\":\"document\",\"id\":\"1\",\"text\":\"Ada\"}\n");
		assertSays("", EXPERIMENT.replace("path: questions.json, format: vqa", "path: text.jsonl, format: jsonl"));
	}

	private void assertSays(String text, String experiment) {
		String message = assertThrows(CorpusException.class, () -> run("bad-" + System.nanoTime(), experiment)).getMessage();
		assertTrue(message.contains(text), message);
	}

	@Test
	void everyMetricThatAGateMayNameIsFoundOrUndefined() throws Exception {
		for (String metric : List.of("accuracy", "consistency", "iou", "all.accuracy", "all.exact", "consistency.accuracy", "all.color.accuracy",
				"answer-type.yes/no.accuracy", "answer.red.f1", "answer.purple.recall", "macro.f1", "grounding.acc50")) {
			assertEquals(1, run(metric.replace('/', '-'), EXPERIMENT.replace("metric: accuracy", "metric: " + metric)).gates().size(), metric);
		}
	}

	@Test
	void anExperimentIsWrittenAndDrafted() throws Exception {
		Experiment experiment = experiment(EXPERIMENT + "baselines: {path: ../x, limit: 3}\nrobustness: {changes: [noise], limit: 7}\n");
		Experiment again = ExperimentReader.parse("again", ExperimentWriter.write(experiment, "questions.json"), folder);
		assertEquals(experiment.comparison(), again.comparison());
		assertEquals(experiment.probes(), again.probes());
		ExperimentDraft draft = ExperimentDraft.over(folder.resolve("questions.json"), folder, Optional.empty(),
				new EngineRegistry(List.of(engines)).engines());
		assertEquals(Task.VQA, draft.experiment().task());
		assertEquals(List.of("blind", "eye", "failing", "waiting"), draft.experiment().engines().stream().map(engine -> engine.id()).toList());
		assertEquals(draft.experiment(), ExperimentReader.parse("e", draft.experiment().source(), folder));
	}

	@Test
	void predictionsAreReadableByStrangers() throws Exception {
		run("lines", EXPERIMENT);
		List<String> lines = Files.readAllLines(folder.resolve("lines/predictions.jsonl"), StandardCharsets.UTF_8);
		assertEquals("{\"instance\":\"5\",\"engine\":\"blind\",\"predictions\":[{\"kind\":\"answer\",\"value\":{\"question\":\"5\",\"text\":\"red\"},"
				+ "\"producer\":\"blind\"}]}", lines.get(10));
	}
}
