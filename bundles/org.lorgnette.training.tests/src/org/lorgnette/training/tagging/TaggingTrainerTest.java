package org.lorgnette.training.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class TaggingTrainerTest {

	private static final Map<String, String> SMALL = Map.of("width", "16", "layers", "1", "heads", "2", "inner", "16", "subwords", "200",
			"epochs", "30", "rate", "0.01", "batch-words", "200", "dropout", "0", "name", "tiny");

	@TempDir
	Path folder;

	/** "Anna lives in Oslo." with all kinds of names; people and places are told by what stands before them. */
	private static List<Document> documents(int count, int seed, boolean places) {
		Random random = new Random(seed);
		String[] names = { "Anna", "Bob", "Carla", "Denis", "Élise", "Farid", "Greta", "Hugo" };
		String[] towns = { "Oslo", "Lyon", "Rome", "Bath", "Nîmes", "Graz" };
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String name = names[random.nextInt(names.length)] + (random.nextBoolean() ? " Smith" : "");
			String town = towns[random.nextInt(towns.length)];
			String text = "Then " + name + " went to " + town + " by train.";
			List<Entity> entities = new ArrayList<>(List.of(new Entity("T1", "PER", new Span(5, 5 + name.length()))));
			if (places) {
				int begin = text.indexOf(town, 5 + name.length());
				entities.add(new Entity("T2", "LOC", new Span(begin, begin + town.length())));
			}
			documents.add(Document.builder("d" + i, text).entities(entities).build());
		}
		return documents;
	}

	private static TrainingData.Part part(String name, List<Document> documents) {
		return new TrainingData.Part(name, documents::stream, 1, Optional.empty());
	}

	private static Settings settings(Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(SMALL);
		given.putAll(more);
		return Settings.of(new TaggingTrainer().settings(), given);
	}

	private Path train(String name, TrainingData data, Map<String, String> more, TrainingListener listener) throws Exception {
		Path output = folder.resolve(name);
		new TaggingTrainer().train(data, settings(more), new TrainingSession(output).watchedBy(listener));
		return output;
	}

	private static List<String> found(Path model, Document document) throws Exception {
		try (TextEngine engine = EngineRegistry.installed().openText("neural-ner", Map.of("model", model.toString()), ModelStore.EMPTY)) {
			return engine.analyze(document, Cancellation.NONE).entities().stream()
					.map(entity -> entity.type() + " " + entity.text(document.text())).toList();
		}
	}

	@Test
	void learnsAndServesWhatItLearned() throws Exception {
		List<TrainingEvent> events = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(part("train", documents(60, 1, true))), List.of(part("dev", documents(20, 2, true))));
		Path model = train("model", data, Map.of(), events::add);
		assertEquals(List.of("PER Greta Smith", "LOC Rome"), found(model, Document.builder("x", "Then Greta Smith went to Rome by train.").build()));
		List<TrainingEvent.Evaluation> evaluations = events.stream().filter(TrainingEvent.Evaluation.class::isInstance)
				.map(TrainingEvent.Evaluation.class::cast).toList();
		assertEquals(30, evaluations.size());
		assertEquals(1.0, evaluations.stream().mapToDouble(evaluation -> evaluation.metrics().get("f1")).max().orElseThrow());
		assertTrue(events.stream().anyMatch(TrainingEvent.Step.class::isInstance));
	}

	/** A corpus that does not know places must not teach that there are none. */
	@Test
	void aCorpusThatLacksATypeTeachesNothingAboutIt() throws Exception {
		TrainingData data = new TrainingData(
				List.of(part("people", documents(200, 1, false)), part("both", documents(20, 3, true))), List.of());
		Path model = train("mixed", data, Map.of(), TrainingListener.NONE);
		assertEquals(List.of("PER Hugo", "LOC Graz"), found(model, Document.builder("x", "Then Hugo went to Graz by train.").build()));
	}

	@Test
	void theSameSeedGivesTheSameModelAlsoAfterAStop() throws Exception {
		TrainingData data = new TrainingData(List.of(part("train", documents(60, 1, true))), List.of(part("dev", documents(10, 2, true))));
		Map<String, String> few = Map.of("epochs", "4", "dropout", "0.2");
		Path whole = train("whole", data, few, TrainingListener.NONE);
		Path output = folder.resolve("cut");
		int[] evaluations = { 0 };
		TrainingSession session = new TrainingSession(output).watchedBy(event -> {
			evaluations[0] += event instanceof TrainingEvent.Evaluation ? 1 : 0;
		}).cancelledBy(() -> evaluations[0] == 2);
		assertThrows(CancellationException.class, () -> new TaggingTrainer().train(data, settings(few), session));
		TrainingSession resumed = new TrainingSession(output, session.checkpoints(), true, session.seed(), ComputeDevice.CPU, session.threads(),
				TrainingListener.NONE, Cancellation.NONE);
		new TaggingTrainer().train(data, settings(few), resumed);
		for (String file : List.of("model.onnx", "model.int8.onnx", "subwords.json", "model.json")) {
			assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(output.resolve(file)), file);
		}
	}

	@Test
	void goesOnFromATrainedModel() throws Exception {
		TrainingData data = new TrainingData(List.of(part("train", documents(60, 1, true))), List.of());
		Path model = train("first", data, Map.of(), TrainingListener.NONE);
		Path kept = train("kept", data, Map.of("begin", model.toString(), "epochs", "0"), TrainingListener.NONE);
		assertArrayEquals(Files.readAllBytes(model.resolve("model.onnx")), Files.readAllBytes(kept.resolve("model.onnx")));
		List<Double> losses = new ArrayList<>();
		train("further", data, Map.of("begin", model.toString(), "epochs", "1", "rate", "0.0001"), event -> {
			if (event instanceof TrainingEvent.Step step) {
				step.loss().ifPresent(losses::add);
			}
		});
		assertTrue(losses.getLast() < 0.05, "a trained model has little left to learn: " + losses);
		TrainingData others = new TrainingData(List.of(part("people", documents(5, 1, false))), List.of());
		EngineException labels = assertThrows(EngineException.class,
				() -> train("others", others, Map.of("begin", model.toString()), TrainingListener.NONE));
		assertTrue(labels.getMessage().contains("of another shape") && labels.getMessage().contains("model.onnx"), labels.getMessage());
		EngineException nothing = assertThrows(EngineException.class,
				() -> train("nothing", data, Map.of("begin", folder.resolve("absent").toString()), TrainingListener.NONE));
		assertTrue(nothing.getMessage().contains("absent"), nothing.getMessage());
	}

	@Test
	void saysWhenThereIsNothingToLearn() {
		List<Document> plain = List.of(SimpleTokenizer.tokenize(Document.builder("d", "Nothing here.").build()));
		EngineException empty = assertThrows(EngineException.class,
				() -> train("none", new TrainingData(List.of(part("train", plain)), List.of()), Map.of(), TrainingListener.NONE));
		assertTrue(empty.getMessage().contains("no entities"), empty.getMessage());
		List<Document> people = documents(5, 1, false);
		EngineException strange = assertThrows(EngineException.class, () -> train("strange",
				new TrainingData(List.of(part("train", people)), List.of(part("dev", documents(5, 1, true)))), Map.of(), TrainingListener.NONE));
		assertTrue(strange.getMessage().contains("LOC"), strange.getMessage());
	}
}
