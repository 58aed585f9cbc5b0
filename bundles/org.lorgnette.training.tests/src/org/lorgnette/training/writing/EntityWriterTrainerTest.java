package org.lorgnette.training.writing;

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
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.djl.writing.WritingNerEngine;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Grounding;

/** Entities that are written down, from rows to served network. */
class EntityWriterTrainerTest {

	@TempDir
	private Path folder;

	private Path train(String name, TrainingData data, Map<String, String> more, TrainingListener listener) throws Exception {
		return ToyTexts.train(new EntityWriterTrainer(), folder.resolve(name), data, more, listener);
	}

	private static WritingNerEngine open(Path model, Map<String, String> more) throws Exception {
		Map<String, String> given = new LinkedHashMap<>(Map.of("model", model.toString()));
		given.putAll(more);
		return WritingNerEngine.openOwn(Settings.of(WritingNerEngine.OWN.settings(), given));
	}

	private static List<String> found(Path model, String text, Map<String, String> more) throws Exception {
		try (WritingNerEngine engine = open(model, more)) {
			Analysis analysis = engine.analyze(Document.builder("x", text).build(), Cancellation.NONE);
			analysis.predictions().forEach(prediction -> assertTrue(prediction.score().orElseThrow() > 0));
			return analysis.entities().stream().map(entity -> entity.type() + " " + entity.text(text)).toList();
		}
	}

	@Test
	void learnsAndServesWhatItLearnedHoweverItIsDecoded() throws Exception {
		List<TrainingEvent.Evaluation> evaluations = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(ToyTexts.part("train", ToyTexts.entities(80, 1, true))),
				List.of(ToyTexts.part("dev", ToyTexts.entities(20, 2, true))));
		Path model = train("model", data, Map.of(), event -> {
			if (event instanceof TrainingEvent.Evaluation evaluation) {
				evaluations.add(evaluation);
			}
		});
		Map<String, Double> last = evaluations.getLast().metrics();
		assertTrue(evaluations.stream().mapToDouble(each -> each.metrics().get("f1")).max().orElseThrow() > 0.95, evaluations.toString());
		assertEquals(0, last.get("unparsable"));
		assertEquals(0, last.get("ungrounded"));
		String text = "Then Greta Smith met Hugo went to New York by train.";
		List<String> expected = List.of("PER Greta Smith", "PER Hugo", "LOC New York");
		for (Map<String, String> decoding : List.of(Map.of("precision", "fp32"), Map.of("precision", "int8"), Map.of("decoding", "beam"),
				Map.of("constrained", "false"), Map.of("constrained", "false", "decoding", "beam"), Map.of("decoding", "sample", "temperature", "0.1"),
				Map.of("decoding", "sample", "top-k", "1"), Map.of("decoding", "sample", "top-p", "0.01", "constrained", "false"))) {
			assertEquals(expected, found(model, text, decoding), decoding.toString());
		}
		EngineUnavailableException other = assertThrows(EngineUnavailableException.class,
				() -> NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), Map.of("model", model.toString()))));
		assertTrue(other.getMessage().contains("emissions"), other.getMessage());
		assertThrows(IllegalArgumentException.class, () -> open(model, Map.of("temperature", "0")));
		Files.writeString(model.resolve("vocabulary.txt"), "other");
		assertTrue(assertThrows(EngineUnavailableException.class, () -> open(model, Map.of())).getMessage().contains("vocabulary.txt"));
	}

	/** A network that knows nothing writes nonsense: freely it shows, held to the text it cannot be seen from the form. */
	@Test
	void whatIsConstrainedParsesAndStandsInTheTextWhateverTheNetworkKnows() throws Exception {
		List<Document> documents = ToyTexts.entities(40, 3, true);
		TrainingData data = new TrainingData(List.of(ToyTexts.part("train", documents)), List.of());
		Path model = train("untrained", data, Map.of("epochs", "0"), TrainingListener.NONE);
		Map<String, String> chance = Map.of("decoding", "sample", "temperature", "1");
		try (WritingNerEngine held = open(model, chance)) {
			int mentions = 0;
			for (Document document : documents) {
				Analysis found = held.analyze(document, Cancellation.NONE);
				assertTrue(found.predictions().stream().noneMatch(prediction -> prediction.grounding().isPresent()));
				mentions += found.entities().size();
				assertEquals(found.entities().size(), found.predictions().size());
			}
			assertTrue(mentions > 40, mentions + " mentions of nonsense");
			assertEquals(0, held.unparsed());
		}
		Map<String, String> free = new LinkedHashMap<>(chance);
		free.put("constrained", "false");
		try (WritingNerEngine engine = open(model, free)) {
			List<Grounding> groundings = new ArrayList<>();
			for (Document document : documents) {
				engine.analyze(document, Cancellation.NONE).predictions().forEach(each -> groundings.add(each.grounding().orElseThrow()));
			}
			assertTrue(engine.unparsed() > 0, "some of it does not parse");
			assertTrue(groundings.stream().anyMatch(grounding -> !grounding.isGrounded()), "some of it is nowhere");
			assertTrue(groundings.stream().anyMatch(Grounding::isGrounded), "some of it is somewhere");
		}
	}

	/** A corpus that does not know places must not teach that there are none. */
	@Test
	void aCorpusThatLacksATypeTeachesNothingAboutIt() throws Exception {
		TrainingData data = new TrainingData(List.of(ToyTexts.part("people", ToyTexts.entities(160, 1, false)),
				ToyTexts.part("both", ToyTexts.entities(40, 3, true))), List.of());
		Path model = train("mixed", data, Map.of(), TrainingListener.NONE);
		assertEquals(List.of("PER Hugo", "LOC Rome"), found(model, "Then Hugo went to Rome by train.", Map.of()));
	}

	@Test
	void theSameSeedGivesTheSameModelAlsoAfterAStop() throws Exception {
		TrainingData data = new TrainingData(List.of(ToyTexts.part("train", ToyTexts.entities(60, 1, true))),
				List.of(ToyTexts.part("dev", ToyTexts.entities(10, 2, true))));
		Map<String, String> few = Map.of("epochs", "4", "dropout", "0.2", "evaluate", "1", "smoothing", "0.1");
		Path whole = train("whole", data, few, TrainingListener.NONE);
		int[] evaluations = {0};
		EntityWriterTrainer trainer = new EntityWriterTrainer();
		TrainingSession session = new TrainingSession(folder.resolve("cut")).watchedBy(event -> {
			evaluations[0] += event instanceof TrainingEvent.Evaluation ? 1 : 0;
		}).cancelledBy(() -> evaluations[0] == 2);
		assertThrows(CancellationException.class, () -> trainer.train(data, ToyTexts.settings(trainer, few), session));
		TrainingSession resumed = new TrainingSession(folder.resolve("cut"), session.checkpoints(), true, session.seed(), ComputeDevice.CPU,
				session.threads(), TrainingListener.NONE, Cancellation.NONE);
		trainer.train(data, ToyTexts.settings(trainer, few), resumed);
		for (String file : List.of("model.onnx", "writer.onnx", "vocabulary.txt", "model.json")) {
			assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(folder.resolve("cut").resolve(file)), file);
		}
	}

	@Test
	void saysWhenThereIsNothingToLearnOrNothingToServe() {
		List<Document> plain = List.of(SimpleTokenizer.tokenize(Document.builder("d", "Nothing here.").build()));
		EngineException empty = assertThrows(EngineException.class,
				() -> train("none", new TrainingData(List.of(ToyTexts.part("train", plain)), List.of()), Map.of(), TrainingListener.NONE));
		assertTrue(empty.getMessage().contains("no entities"), empty.getMessage());
		TrainingData data = new TrainingData(List.of(ToyTexts.part("train", ToyTexts.entities(5, 1, true))), List.of());
		assertTrue(assertThrows(EngineException.class, () -> train("flat", data, Map.of("writer-layers", "0"), TrainingListener.NONE)).getMessage()
				.contains("writer-layers"));
		DjlEngines engines = new DjlEngines();
		EngineUnavailableException absent = assertThrows(EngineUnavailableException.class, () -> engines.open(WritingNerEngine.ENGLISH,
				Settings.of(WritingNerEngine.ENGLISH.settings(), Map.of()), ModelStore.EMPTY));
		assertTrue(absent.getMessage().contains("generative-ner-en"), absent.getMessage());
	}
}
