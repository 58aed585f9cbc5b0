package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.testing.Corpora;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** {@code evaluate} on questions, against {@code annotate} and {@code score}. */
class EvaluateQuestionsTest {

	@TempDir
	private Path folder;

	/** Answers with a word in capitals that the question's length chooses, and says how sure it is. */
	private static final EngineRegistry CAPITALS = new EngineRegistry(List.of(new EngineProvider() {

		private static final Pattern WORD = Pattern.compile("\\p{Lu}\\p{L}+( \\p{Lu}\\p{L}+)*|\\d+");

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(new EngineDescriptor("passing-names", Family.RULES, Set.of(Task.QA), Set.of(), List.of(), "Names.", List.of(), List.of()));
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
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
					List<Prediction<? extends Value>> predictions = new ArrayList<>();
					for (Question question : document.questions()) {
						List<Span> names = new ArrayList<>();
						Matcher matcher = WORD.matcher(document.text());
						while (matcher.find()) {
							names.add(new Span(matcher.start(), matcher.end()));
						}
						int length = question.text().length();
						double none = (length % 13) / 17.0;
						if (!names.isEmpty()) {
							Span name = names.get(length % names.size());
							predictions.add(new Prediction<>(new Answer(question.id(), name.of(document.text()), Optional.of(name)),
									OptionalDouble.of((1 - none) * .9), "passing-names", List.of()));
						}
						predictions.add(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(none), "passing-names", List.of()));
					}
					return new Analysis(document, predictions);
				}

				@Override
				public void close() {
					// Holds nothing.
				}
			};
		}
	}));

	/** The example questions, and the real ones where they are at hand. */
	@Test
	void scoresAreThoseOfAnnotateAndScoreToTheLastDigit() throws IOException {
		List<Path> corpora = new ArrayList<>();
		for (String language : List.of("en", "fr")) {
			corpora.add(Corpora.repositoryRoot().resolve("examples").resolve(language).resolve("questions.json"));
		}
		Corpora.find("qa/squad2-en/squad2-12articles.json").ifPresent(corpora::add);
		Corpora.find("qa/piaf-fr/piaf-dev.json").ifPresent(corpora::add);
		for (Path corpus : corpora) {
			String run = folder.resolve("run-" + corpora.indexOf(corpus)).toString();
			Path experiment = Files.writeString(folder.resolve("e.yaml"), "name: q\ntask: qa\ncorpus: {path: '" + corpus
					+ "', format: squad}\nengines: [{id: passing-names}]\n");
			Cli.Outcome evaluated = new Cli().evaluate(CAPITALS, experiment.toString(), "--out", run);
			assertEquals(ExitStatus.DONE, evaluated.status(), evaluated.err());
			String answers = folder.resolve("pred.json").toString();
			String none = folder.resolve("none.json").toString();
			Cli.Outcome annotated = new Cli().annotate(CAPITALS, "--task", "qa", "--engine", "passing-names", "--in", corpus.toString(), "--format",
					"squad", "--out", answers, "--na-prob", none);
			assertEquals(ExitStatus.DONE, annotated.status(), annotated.err());
			JsonObject official = new ScoreRun(folder).json("--task", "qa", "--scorer", "squad", "--gold", corpus.toString(), "--pred", answers,
					"--na-prob", none);
			JsonObject ours = JsonParser.parseString(Files.readString(Path.of(run, "scores.json"))).getAsJsonObject().getAsJsonArray("engines")
					.get(0).getAsJsonObject().getAsJsonObject("squad");
			assertTrue(ours.has("best_f1_thresh"));
			for (Map.Entry<String, JsonElement> number : ours.entrySet()) {
				assertEquals(official.get(number.getKey()), number.getValue(), corpus + " " + number.getKey());
			}
		}
	}

	@Test
	void anEngineForOtherTasksIsRefusedAndTheTableNamesTheBaseline() throws IOException {
		Path corpus = Corpora.repositoryRoot().resolve("examples/en/questions.json");
		String text = "name: q\ntask: qa\ncorpus: {path: '" + corpus + "'}\nengines: [{id: passing-names}]\n"
				+ "gate: {engine: passing-names, metric: all.exact, at-least: 0.99}\n";
		Path experiment = Files.writeString(folder.resolve("e.yaml"), text);
		Cli.Outcome done = new Cli().french().evaluate(CAPITALS, experiment.toString(), "--out", folder.resolve("run").toString());
		assertEquals(ExitStatus.GATE_FAILED, done.status(), done.err());
		assertTrue(done.out().contains("ne rien r\u00e9pondre") && done.out().contains("R\u00e9ponse exacte"), done.out());
		Cli.Outcome refused = new Cli().evaluate(experiment.toString(), "--out", folder.resolve("other").toString());
		assertEquals(ExitStatus.UNAVAILABLE, refused.status(), refused.err());
	}
}
