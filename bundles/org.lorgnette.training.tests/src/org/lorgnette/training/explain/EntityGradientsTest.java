package org.lorgnette.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.GradientSettings;
import org.lorgnette.engine.explain.IntegratedGradients;
import org.lorgnette.engine.explain.ValueAndGradient;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.models.ModelFetcher;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.training.tagging.TaggingTrainer;

class EntityGradientsTest {

	private static final String TEXT = "It rained. Then Anna Smith went to Rome by train.";
	private static final Document DOCUMENT = Document.builder("x", TEXT).build();

	@TempDir
	static Path folder;

	private static Path model;

	/** Few epochs, so that probabilities are not all 1. */
	@BeforeAll
	static void train() throws Exception {
		Random random = new Random(4);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			String name = List.of("Anna", "Bob Smith", "Carla", "Élise Smith").get(random.nextInt(4));
			String town = List.of("Oslo", "Rome", "Graz").get(random.nextInt(3));
			String text = "Then " + name + " went to " + town + " by train.";
			int begin = text.indexOf(town);
			documents.add(Document.builder("d" + i, text).entities(List.of(new Entity("T1", "PER", new Span(5, 5 + name.length())),
					new Entity("T2", "LOC", new Span(begin, begin + town.length())))).build());
		}
		model = folder.resolve("model");
		TrainingData.Part part = new TrainingData.Part("train", documents::stream, 1, Optional.empty());
		TaggingTrainer trainer = new TaggingTrainer();
		trainer.train(new TrainingData(List.of(part), List.of(part)), Settings.of(trainer.settings(), Map.of("width", "16", "layers", "2",
				"heads", "2", "inner", "16", "subwords", "200", "epochs", "12", "rate", "0.01", "batch-words", "200", "dropout", "0")),
				new TrainingSession(model));
	}

	private static NerEngine open(String precision) throws EngineException {
		return NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), Map.of("model", model.toString(), "precision", precision)));
	}

	/** The value is the logarithm of the score in full precision, for each entity of the text. */
	@Test
	void theValueIsTheLogarithmOfTheScore() throws Exception {
		EntityGradients gradients = new EntityGradients();
		try (NerEngine engine = open("fp32")) {
			assertTrue(gradients.supports(engine));
			Analysis analysis = engine.analyze(DOCUMENT, Cancellation.NONE);
			assertTrue(analysis.entities().size() >= 2, analysis.entities().toString());
			assertNotEquals(1, engine.folder().temperature());
			for (Prediction<?> prediction : analysis.predictions()) {
				Decision decision = new Decision.OfEntity((Entity) prediction.value());
				try (DifferentiableDecision function = gradients.open(engine, DOCUMENT, decision, Cancellation.NONE)) {
					double value = function.at(List.of(function.input()), Cancellation.NONE).getFirst().value();
					assertEquals(prediction.score().orElseThrow(), Math.exp(value), 1e-4);
					List<String> units = function.units().stream().map(Word::text).toList();
					assertEquals(decision.places().getFirst().begin() < 10 ? List.of("It", "rained", ".")
							: List.of("Then", "Anna", "Smith", "went", "to", "Rome", "by", "train", "."), units);
				}
			}
		}
	}

	@Test
	void attributionsAreComplete() throws Exception {
		try (NerEngine engine = open("int8")) {
			for (Decision decision : Decision.of(DOCUMENT, engine.analyze(DOCUMENT, Cancellation.NONE), Task.NER)) {
				try (DifferentiableDecision function = new EntityGradients().open(engine, DOCUMENT, decision, Cancellation.NONE)) {
					IntegratedGradients.Result result = IntegratedGradients.of(function, function.input(), function.baseline(),
							GradientSettings.DEFAULT, ExplainListener.NONE, Cancellation.NONE);
					assertTrue(result.completeness().holds(), result.completeness().toString());
					assertTrue(result.completeness().gap() < 1e-3, result.completeness().toString());
					assertNotEquals(result.completeness().atInput(), result.completeness().atBaseline(), 0.1);
					assertEquals(function.units().size(), result.sums(function.units().size()).length);
				}
			}
		}
	}

	@Test
	void gradientsAreThoseOfDifferencesAndPointsDoNotMix() throws Exception {
		try (NerEngine engine = open("int8")) {
			Entity other = new Entity("e", "LOC", new Span(TEXT.indexOf("Anna"), TEXT.indexOf(" Smith")));
			try (DifferentiableDecision function = new EntityGradients().open(engine, DOCUMENT, new Decision.OfEntity(other),
					Cancellation.NONE)) {
				double[] input = function.input();
				List<ValueAndGradient> found = function.at(List.of(function.baseline(), input), Cancellation.NONE);
				ValueAndGradient alone = function.at(List.of(input), Cancellation.NONE).getFirst();
				assertEquals(alone.value(), found.get(1).value(), 1e-3);
				Random random = new Random(9);
				for (int probe = 0; probe < 20; probe++) {
					int i = random.nextInt(input.length);
					double[] more = input.clone();
					double[] less = input.clone();
					more[i] += 0.01;
					less[i] -= 0.01;
					List<ValueAndGradient> both = function.at(List.of(more, less), Cancellation.NONE);
					double difference = (both.get(0).value() - both.get(1).value()) / 0.02;
					assertEquals(difference, alone.gradient()[i], 0.02 * Math.max(1, Math.abs(difference)), "coordinate " + i);
					assertEquals(alone.gradient()[i], found.get(1).gradient()[i], 1e-3);
				}
			}
		}
	}

	@Test
	void documentsTogetherAreAsOneByOne() throws Exception {
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			documents.add(Document.builder("d" + i, "Then Bob Smith went. ".repeat(i % 5) + TEXT.substring(0, TEXT.length() - i)).build());
		}
		for (String precision : List.of("int8", "fp32")) {
			try (NerEngine engine = open(precision)) {
				List<Analysis> together = engine.analyzeAll(documents, Cancellation.NONE);
				for (int i = 0; i < documents.size(); i++) {
					Analysis alone = engine.analyze(documents.get(i), Cancellation.NONE);
					assertEquals(alone.entities(), together.get(i).entities());
					for (int k = 0; k < alone.predictions().size(); k++) {
						assertEquals(alone.predictions().get(k).score().orElseThrow(), together.get(i).predictions().get(k).score().orElseThrow(),
								precision.equals("int8") ? 0 : 1e-5, precision + " " + i);
					}
				}
			}
		}
	}

	@Test
	void attentionAndNeighboursAreServed() throws Exception {
		try (NerEngine engine = open("int8")) {
			Decision decision = Decision.of(DOCUMENT, engine.analyze(DOCUMENT, Cancellation.NONE), Task.NER).getFirst();
			var maps = engine.attention(DOCUMENT, decision, Cancellation.NONE);
			assertEquals(2, maps.layers().size());
			for (double[] row : maps.layers().getLast().head(1)) {
				assertEquals(1, Arrays.stream(row).sum(), 1e-5);
			}
			assertFalse(engine.neighbours("Rome", 3, Cancellation.NONE).isEmpty());
			assertEquals(1, engine.similarity("Rome", "Rome").orElseThrow(), 1e-6);
		}
	}

	@Test
	void refusesWhatHasNoGradients() throws Exception {
		EntityGradients gradients = new EntityGradients();
		try (NerEngine engine = open("int8")) {
			Entity strange = new Entity("e", "EVENT", new Span(0, 2));
			String type = assertThrows(EngineException.class,
					() -> gradients.open(engine, DOCUMENT, new Decision.OfEntity(strange), Cancellation.NONE)).getMessage();
			assertTrue(type.contains("EVENT"), type);
			Entity across = new Entity("e", "PER", new Span(0, TEXT.length()));
			String both = assertThrows(EngineException.class,
					() -> gradients.open(engine, DOCUMENT, new Decision.OfEntity(across), Cancellation.NONE)).getMessage();
			assertTrue(both.contains("leaves the sentence"), both);
		}
	}

	@Test
	void refusesNetworksOfOthers() throws Exception {
		Path foreign = folder.resolve("foreign");
		Files.createDirectories(foreign);
		try (Stream<Path> files = Files.list(model)) {
			for (Path file : files.toList()) {
				Files.copy(file, foreign.resolve(file.getFileName()));
			}
		}
		// The same computation under names that our blocks do not give.
		Path weights = foreign.resolve("model.int8.onnx");
		Files.writeString(weights, Files.readString(weights, StandardCharsets.ISO_8859_1).replace("embedding_table", "embedding_store"), StandardCharsets.ISO_8859_1);
		Path description = foreign.resolve("model.json");
		Files.writeString(description, Files.readString(description).replace(ModelFetcher.sha256(model.resolve("model.int8.onnx")),
				ModelFetcher.sha256(weights)));
		try (NerEngine engine = NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), Map.of("model", foreign.toString())))) {
			Decision decision = new Decision.OfEntity(new Entity("e", "PER", new Span(0, 2)));
			EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
					() -> new EntityGradients().open(engine, DOCUMENT, decision, Cancellation.NONE));
			assertTrue(refusal.getMessage().contains("the table of the features of words"), refusal.getMessage());
			assertTrue(refusal.remedy().contains("occlusion"));
		}
	}
}
