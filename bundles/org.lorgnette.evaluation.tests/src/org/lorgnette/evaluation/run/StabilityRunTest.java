package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.Wilson;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

/** Whole runs that give engines changed texts. */
class StabilityRunTest {

	/** Four documents with five sentences; the engine "upper" is right on the first, third and fifth. */
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

			Zo\u00eb B-PER
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
			engines: [{id: upper}, {id: long}]
			compare: {resamples: 100, seed: 3}
			threads: 2
			robustness: {changes: [lower-case, upper-case, accents, spaces, repeat]}
			""";

	private static final String QUESTIONS = """
			{"version": "v2.0", "data": [{"title": "t", "paragraphs": [
			{"context": "old Ada met Bob.", "qas": [{"id": "1", "question": "who?", "is_impossible": false, "answers": [{"text": "Ada", "answer_start": 4}]}]},
			{"context": "Eve ran.", "qas": [{"id": "2", "question": "who?", "is_impossible": false, "answers": [{"text": "ran", "answer_start": 4}]},
			{"id": "3", "question": "who now?", "is_impossible": true, "answers": []}]}]}]}
			""";

	@TempDir
	private Path folder;
	private final List<String> opened = new ArrayList<>();

	/** Finds words in capitals when it is asked for the first time, and nothing else. */
	private final EngineProvider moody = new EngineProvider() {
		@Override
		public List<EngineDescriptor> engines() {
			return List.of(new EngineDescriptor("moody", Family.GENERATIVE, Set.of(Task.NER), Set.of(),
					List.of(Setting.of("repeat", Setting.Kind.INTEGER, "0", "Once more.")), "Moody.", List.of(), List.of()));
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			opened.add(settings.text("repeat"));
			return new TextEngine() {
				@Override
				public EngineDescriptor descriptor() {
					return engine;
				}

				@Override
				public Settings settings() {
					return settings;
				}

				@Override
				public Analysis analyze(Document document, Cancellation cancellation) {
					return new Analysis(document, settings.integer("repeat") > 0 ? List.of()
							: List.copyOf(Pattern.compile("\\p{Lu}\\p{L}+").matcher(document.text()).results().map(found -> new Prediction<>(
									new Entity("E" + found.start(), "PER", new Span(found.start(), found.end())), "moody")).toList()));
				}

				@Override
				public void close() {
					// Holds nothing.
				}
			};
		}
	};

	@BeforeEach
	void writeCorpora() throws IOException {
		Files.writeString(folder.resolve("corpus.conll"), CORPUS);
		Files.writeString(folder.resolve("questions.json"), QUESTIONS);
	}

	private Experiment experiment(String text) throws IOException {
		return ExperimentReader.parse("e.yaml", text, folder);
	}

	private EvaluationResult run(Experiment experiment, RunFolder run) throws IOException, EngineException {
		EngineProvider engines = experiment.task() == Task.QA ? new AnsweringEngines() : new LetterEngines();
		return new ExperimentRunner(new EngineRegistry(List.of(engines, moody)), ModelStore.EMPTY, RunListener.NONE, Cancellation.NONE,
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).run(experiment, run);
	}

	private Stability stability(String name, String text, String engine) throws IOException, EngineException {
		Experiment experiment = experiment(text);
		return run(experiment, RunFolder.create(folder.resolve(name), experiment)).engine(engine).orElseThrow().stability();
	}

	private static double value(Stability stability, String change, String name) {
		return stability.changes().get(change).score().value(name).value().orElseThrow();
	}

	private static long units(Stability stability, String change) {
		return stability.changes().get(change).score().counts().gold();
	}

	@Test
	void countsWhatOneCanCountByHand() throws Exception {
		Stability upper = stability("hand", EXPERIMENT, "upper");
		assertEquals(List.of("lower-case", "upper-case", "spaces", "accents", "repeat"), List.copyOf(upper.changes().keySet()));
		assertEquals(5, units(upper, "lower-case"));
		assertEquals(4, upper.changes().get("lower-case").documents());
		assertEquals(1, value(upper, "lower-case", Score.FLIPPED), "no capital is left");
		assertEquals(3 / 5.0, value(upper, "lower-case", Score.BROKEN));
		assertEquals(1 / 5.0, value(upper, "lower-case", Score.MENDED), "It is no name");
		assertEquals(0, value(upper, "lower-case", Score.KEPT));
		assertEquals(Optional.of(Wilson.interval(1, 4, .95)), upper.changes().get("lower-case").score().value(Score.FLIPPED).interval(),
				"five sentences of four documents");
		assertEquals(1, value(upper, "upper-case", Score.FLIPPED));
		assertEquals(2 * 6 / 18.0, value(upper, "upper-case", Score.KEPT), 1e-15, "six names, and twelve words in capitals");
		assertEquals(1, units(upper, "accents"), "only Zo\u00eb");
		assertEquals(0, value(upper, "accents", Score.FLIPPED));
		assertEquals(0, value(upper, "spaces", Score.FLIPPED), "offsets are brought back");
		assertEquals(0, value(upper, "repeat", Score.FLIPPED));
		assertEquals(5, units(upper, "repeat"));
		assertEquals(0, upper.changes().values().stream().mapToLong(Stability.Probe::lost).sum());
		assertEquals(List.of(Flip.Effect.BROKEN, Flip.Effect.WRONG_OTHERWISE, Flip.Effect.BROKEN, Flip.Effect.MENDED, Flip.Effect.BROKEN),
				upper.flips().stream().filter(flip -> flip.change().equals("lower-case")).map(Flip::effect).toList());
		Flip first = upper.flips().getFirst();
		assertEquals("Ada met Charles .", first.before().context());
		assertEquals("ada met charles .", first.after().context());
		assertEquals(2, first.before().items().size());
		assertEquals(first.before().items(), first.gold().items());
		assertEquals(List.of(), first.after().items());
	}

	@Test
	void anEngineThatIgnoresCaseNeverFlipsUnderIt() throws Exception {
		Stability careless = stability("case", EXPERIMENT, "long");
		for (String change : List.of("lower-case", "upper-case")) {
			assertEquals(0, value(careless, change, Score.FLIPPED));
			assertEquals(1, value(careless, change, Score.KEPT));
			assertEquals(Optional.empty(), careless.changes().get(change).score().value(Score.KEPT).interval());
		}
		assertEquals(List.of(), careless.flips());
	}

	@Test
	void answersAreComparedInTheWordsOfTheOriginal() throws Exception {
		Stability capital = stability("answers", """
				name: answers
				task: qa
				corpus: {path: questions.json, format: squad}
				engines: [{id: capital}]
				robustness: {changes: [lower-case, upper-case, punctuation]}
				""", "capital");
		assertEquals(1 / 3.0, value(capital, "upper-case", Score.FLIPPED), "OLD for Ada, but EVE is Eve");
		assertEquals(2 / 3.0, value(capital, "upper-case", Score.KEPT));
		Interval interval = capital.changes().get("upper-case").score().value(Score.FLIPPED).interval().orElseThrow();
		assertEquals(List.of(0.0, 1.0), List.of(interval.low(), interval.high()), "one passage of two");
		assertEquals(1, value(capital, "lower-case", Score.FLIPPED));
		assertEquals(1 / 3.0, value(capital, "lower-case", Score.BROKEN));
		assertEquals(1 / 3.0, value(capital, "lower-case", Score.MENDED), "there is no answer");
		assertEquals(1, value(capital, "punctuation", Score.FLIPPED), "one letter less, and its score falls");
		Flip old = capital.flips().stream().filter(flip -> flip.change().equals("upper-case")).findFirst().orElseThrow();
		assertEquals(List.of("WHO?", "OLD", "Ada", "Ada"),
				List.of(old.after().question(), old.after().answer(), old.before().answer(), old.gold().answer()));
		assertEquals(new Span(0, 3), old.after().items().getFirst().parts().getFirst().fragments().getFirst());
	}

	@Test
	void whatKeepsRepliesIsAskedAnewForRepetitions() throws Exception {
		Stability stability = stability("moody", EXPERIMENT.replace("{id: upper}, {id: long}", "{id: moody, settings: {repeat: 0}}"), "moody");
		assertEquals(List.of("0", "1"), opened);
		assertEquals(1, value(stability, "repeat", Score.FLIPPED));
		assertEquals(0, value(stability, "spaces", Score.FLIPPED));
	}

	@Test
	void aRunCutAnywhereResumesToTheSame() throws Exception {
		Experiment experiment = experiment(EXPERIMENT.replace("{id: long}", "{id: moody}").replace("]}", "], limit: 3}"));
		RunFolder whole = RunFolder.create(folder.resolve("whole"), experiment);
		EvaluationResult expected = run(experiment, whole);
		assertTrue(expected.engines().getFirst().stability().changes().get("repeat").documents() == 3, "as many as the limit");
		byte[] bytes = Files.readAllBytes(whole.robustnessFile());
		for (int cut = 0; cut < bytes.length; cut += 613) {
			RunFolder resumed = RunFolder.create(folder.resolve("cut-" + cut), experiment);
			Files.copy(whole.manifestFile(), resumed.manifestFile());
			Files.copy(whole.predictionsFile(), resumed.predictionsFile());
			Files.write(resumed.robustnessFile(), Arrays.copyOf(bytes, cut));
			EvaluationResult result = run(experiment, RunFolder.resume(resumed.path(), experiment));
			assertEquals(Files.readString(whole.robustnessFile()), Files.readString(resumed.robustnessFile()), "cut at " + cut);
			assertEquals(expected.engines().stream().map(engine -> engine.stability()).toList(),
					result.engines().stream().map(engine -> engine.stability()).toList());
		}
		opened.clear();
		assertEquals(expected.engines().getLast().stability(),
				run(experiment, RunFolder.resume(whole.path(), experiment)).engines().getLast().stability());
		assertEquals(List.of(), opened, "what is done is not done again");
		assertEquals(expected.engines().getLast().stability(),
				FinishedRun.read(RunFolder.open(whole.path()), Cancellation.NONE).engines().getLast().stability());
	}

	@Test
	void aFailureIsNoPrediction() throws Exception {
		Experiment experiment = experiment(EXPERIMENT.replace("{id: upper}, {id: long}", "{id: failing}"));
		RunFolder run = RunFolder.create(folder.resolve("failing"), experiment);
		EvaluationResult result = run(experiment, run);
		Stability stability = result.engines().getFirst().stability();
		assertEquals(4 / 5.0, value(stability, "lower-case", Score.FLIPPED), "it fails on poison before and after");
		assertEquals(1, value(stability, "upper-case", Score.FLIPPED), "POISON is none");
		assertTrue(Files.readString(run.robustnessFailuresFile()).contains("#lower-case"));
		assertFalse(Files.readString(run.robustnessFailuresFile()).contains("#upper-case"));
	}

	@Test
	void keysAreCheckedAndWrittenAgain() throws Exception {
		String bare = EXPERIMENT.replaceAll("robustness: .*\n", "");
		Experiment all = experiment(bare + "robustness: {limit: 7}\n");
		assertEquals(12, all.probes().robustness().orElseThrow().changes().size());
		for (String robustness : List.of("robustness: {limit: 7}\n", "robustness: {changes: [names, gender], limit: 1}\n")) {
			Experiment given = experiment(bare + robustness);
			assertEquals(given.probes(), ExperimentReader.parse("again", ExperimentWriter.write(given, "corpus.conll"), folder).probes());
		}
		String questions = bare.replace("task: ner", "task: qa").replace("resamples: 100, ", "");
		Experiment asked = experiment(questions + "robustness: {parts: passage, paraphrases: 'other words.tsv'}\n");
		assertEquals(13, asked.probes().robustness().orElseThrow().changes().size());
		assertEquals(asked.probes(), ExperimentReader.parse("again", ExperimentWriter.write(asked, "corpus.conll"), folder).probes());
		assertSays("changes: expected each of punctuation,", bare + "robustness: {changes: [gendr]}\n", "did you mean 'gender'?");
		assertSays("changes: expected each of", bare + "robustness: {changes: [noise]}\n", "got 'noise'");
		assertSays("parts: expected no such key for the task ner", bare + "robustness: {parts: both}\n", "");
		assertSays("paraphrases: expected no file", bare + "robustness: {paraphrases: p.tsv}\n", "");
		assertSays("paraphrases: FILE", questions + "robustness: {changes: [paraphrase]}\n", "");
		assertSays("limt", bare + "robustness: {limt: 3}\n", "limit");
	}

	private void assertSays(String text, String experiment, String besides) {
		String message = assertThrows(CorpusException.class, () -> experiment(experiment)).getMessage();
		assertTrue(message.contains(text) && message.contains(besides), message);
	}
}
