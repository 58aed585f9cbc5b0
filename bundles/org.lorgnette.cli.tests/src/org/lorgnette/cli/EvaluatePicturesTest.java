package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.Corpora;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** {@code evaluate} on the public sets of questions about pictures, against what {@code annotate} writes and the gold as published. */
class EvaluatePicturesTest {

	private static final int ROWS = 120;

	@TempDir
	private Path folder;

	/** Guesses from the sum of the pixels, an answer that the set knows. */
	private static final EngineRegistry GUESSES = new EngineRegistry(List.of(new EngineProvider() {

		private static final List<String> ANSWERS = List.of("true", "false", "yes", "no", "rectangle", "blue");

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(new EngineDescriptor("guess", Family.RULES, Set.of(Task.VQA), Set.of(), List.of(), "Guesses.", List.of(), List.of()));
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			return new VisualEngine() {
				@Override
				public EngineDescriptor descriptor() {
					return engine;
				}

				@Override
				public Settings settings() {
					return settings;
				}

				@Override
				public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) {
					long sum = question.text().length();
					for (int pixel : pictures.getFirst().pixels()) {
						sum += pixel & 0xFFFFFF;
					}
					List<String> known = question.options().isEmpty() ? ANSWERS : question.options();
					Answer answer = new Answer(question.id(), known.get((int) (sum % known.size())), Optional.empty());
					return new VisualAnalysis(question, List.of(new Prediction<>(answer, OptionalDouble.of(sum % 10 / 10.0), "guess", List.of())),
							List.of(), Optional.empty(), List.of(), List.of());
				}

				@Override
				public void close() {
					// Holds nothing.
				}
			};
		}
	}));

	/** The beginning of each set, with the pictures it names, and its gold by the id that answers must carry. */
	private Map<String, Map<String, String>> sets() throws IOException {
		Map<String, Map<String, String>> sets = new LinkedHashMap<>();
		Path easy = Corpora.require("vqa/easy-vqa/train/questions.json").getParent();
		JsonArray rows = new JsonArray();
		Map<String, String> gold = new LinkedHashMap<>();
		for (JsonElement row : JsonParser.parseString(Files.readString(easy.resolve("questions.json"))).getAsJsonArray()) {
			if (rows.size() < ROWS) {
				gold.put(String.valueOf(rows.size()), row.getAsJsonArray().get(1).getAsString());
				copy(easy, "easy-vqa/train", "images/" + row.getAsJsonArray().get(2).getAsString() + ".png");
				rows.add(row);
			}
		}
		Files.writeString(folder.resolve("easy-vqa/train/questions.json"), rows.toString());
		sets.put("easy-vqa", gold);
		Path shapes = Corpora.require("vqa/shapes/val/questions.json").getParent();
		JsonArray entries = new JsonArray();
		Map<String, String> judged = new LinkedHashMap<>();
		for (JsonElement entry : JsonParser.parseString(Files.readString(shapes.resolve("questions.json"))).getAsJsonArray()) {
			if (entries.size() < ROWS) {
				judged.put(String.valueOf(entries.size()), entry.getAsJsonObject().get("answer").getAsString());
				copy(shapes, "shapes/val", entry.getAsJsonObject().get("image").getAsString());
				entries.add(entry);
			}
		}
		Files.writeString(folder.resolve("shapes/val/questions.json"), entries.toString());
		sets.put("shapes", judged);
		Path nlvr = Corpora.require("vqa/nlvr1/dev/dev.json").getParent();
		List<String> lines = Files.readAllLines(nlvr.resolve("dev.json")).subList(0, ROWS);
		Map<String, String> statements = new LinkedHashMap<>();
		for (String line : lines) {
			JsonObject one = JsonParser.parseString(line).getAsJsonObject();
			String id = one.get("identifier").getAsString();
			statements.put(id, one.get("label").getAsString());
			copy(nlvr, "nlvr/dev", "images/" + one.get("directory").getAsString() + "/dev-" + id + "-0.png");
		}
		Files.write(folder.resolve("nlvr/dev/dev.json"), lines);
		sets.put("nlvr", statements);
		return sets;
	}

	private void copy(Path from, String to, String file) throws IOException {
		Path target = folder.resolve(to).resolve(file);
		Files.createDirectories(target.getParent());
		if (!Files.exists(target)) {
			Files.copy(from.resolve(file), target);
		}
	}

	@Test
	void accuracyIsWhatOneCountsInTheAnswersThatAnnotateWrites() throws IOException {
		for (Map.Entry<String, Map<String, String>> set : sets().entrySet()) {
			Path corpus = folder.resolve(set.getKey());
			Path experiment = Files.writeString(folder.resolve("e.yaml"), "name: p\ntask: vqa\ncorpus: {path: '" + corpus + "', format: "
					+ set.getKey() + "}\nengines: [{id: guess}]\ncompare: {resamples: 100}\n");
			Path run = folder.resolve("run-" + set.getKey());
			Cli.Outcome evaluated = new Cli().evaluate(GUESSES, experiment.toString(), "--out", run.toString());
			assertEquals(ExitStatus.DONE, evaluated.status(), evaluated.err());
			Path answers = folder.resolve(set.getKey() + ".json");
			Cli.Outcome annotated = new Cli().annotate(GUESSES, "--task", "vqa", "--engine", "guess", "--in", corpus.toString(), "--out",
					answers.toString());
			assertEquals(ExitStatus.DONE, annotated.status(), annotated.err());
			JsonArray written = JsonParser.parseString(Files.readString(answers)).getAsJsonArray();
			assertEquals(List.copyOf(set.getValue().keySet()), written.asList().stream().map(entry -> entry.getAsJsonObject().get("question_id")
					.getAsString()).toList(), set.getKey());
			long right = written.asList().stream().map(JsonElement::getAsJsonObject)
					.filter(entry -> set.getValue().get(entry.get("question_id").getAsString()).equals(entry.get("answer").getAsString())).count();
			JsonObject scores = JsonParser.parseString(Files.readString(run.resolve("scores.json"))).getAsJsonObject().getAsJsonArray("engines")
					.get(0).getAsJsonObject();
			assertEquals((double) right / ROWS, scores.getAsJsonObject("measures").getAsJsonObject("all").get("accuracy").getAsDouble(),
					set.getKey());
			assertTrue(right > 0 && right < ROWS, set.getKey() + ": " + right);
			assertEquals(set.getKey().equals("nlvr"), scores.getAsJsonObject("measures").has("consistency"), set.getKey());
			assertTrue(evaluated.out().contains("question only (no picture)"), evaluated.out());
		}
	}

	@Test
	void theRulesOfShapesReachWhatTheyReach() throws IOException {
		assumeTrue(EngineRegistry.installed().find("shapes-rules").isPresent(), "the engine shapes-rules is not installed here");
		Path shapes = Corpora.require("vqa/shapes");
		Path experiment = Files.writeString(folder.resolve("e.yaml"), "name: s\ntask: vqa\ncorpus: {path: '" + shapes + "', format: shapes, "
				+ "split: val}\nbaselines: {split: train}\nengines:\n  - {id: shapes-rules, settings: {sides: next-cell, truth: true-false}}\n"
				+ "compare: {resamples: 100}\ngate: {engine: shapes-rules, metric: accuracy, at-least: 0.99}\n");
		Path run = folder.resolve("run");
		Cli.Outcome evaluated = new Cli().evaluate(EngineRegistry.installed(), experiment.toString(), "--out", run.toString());
		assertEquals(ExitStatus.DONE, evaluated.status(), evaluated.err());
		List<String> gold = new ArrayList<>();
		JsonParser.parseString(Files.readString(shapes.resolve("val/questions.json"))).getAsJsonArray()
				.forEach(entry -> gold.add(entry.getAsJsonObject().get("answer").getAsString()));
		long right = 0;
		for (String line : Files.readAllLines(run.resolve("predictions.jsonl"))) {
			JsonObject one = JsonParser.parseString(line).getAsJsonObject();
			String first = one.getAsJsonArray("predictions").get(0).getAsJsonObject().getAsJsonObject("value").get("text").getAsString();
			right += gold.get(one.get("instance").getAsInt()).equals(first) ? 1 : 0;
		}
		JsonObject scores = JsonParser.parseString(Files.readString(run.resolve("scores.json"))).getAsJsonObject().getAsJsonArray("engines").get(0)
				.getAsJsonObject();
		assertEquals(right / 1024.0, scores.getAsJsonObject("measures").getAsJsonObject("all").get("accuracy").getAsDouble());
		// No wording of this part is in the other: what sees nothing says the most frequent answer there, which is "false".
		assertEquals(1024, scores.getAsJsonObject("baselinesFit").get("unseen").getAsInt());
		assertEquals(gold.stream().filter("false"::equals).count() / 1024.0, scores.getAsJsonObject("baselines").getAsJsonObject("question-only")
				.getAsJsonObject("measures").getAsJsonObject("all").get("accuracy").getAsDouble());
	}

	@Test
	void aMissingPictureIsNamedAndTheRunGoesOn() throws IOException {
		Path easy = Files.createDirectory(folder.resolve("easy"));
		Files.writeString(easy.resolve("questions.json"), "[[\"what color?\", \"blue\", 7], [\"what color?\", \"red\", 8]]");
		Path experiment = Files.writeString(folder.resolve("e.yaml"), "name: p\ntask: vqa\ncorpus: {path: easy, format: easy-vqa}\nengines: [{id: guess}]\n");
		Cli.Outcome outcome = new Cli().evaluate(GUESSES, experiment.toString(), "--out", folder.resolve("run").toString());
		assertEquals(ExitStatus.UNAVAILABLE, outcome.status());
		assertTrue(outcome.err().contains("guess failed on 2 question(s), first: there is no picture 'images/7.png'"), outcome.err());
		assertTrue(outcome.out().contains("0.000"), outcome.out());
		assertTrue(Files.exists(folder.resolve("run/report.html")));
	}
}
