package org.lorgnette.training.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.writing.WritingQaEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;

/** Answers that are written down, from rows to served network. */
class AnswerWriterTrainerTest {

	@TempDir
	private Path folder;

	private static List<Prediction<Answer>> ask(Path model, String question, Map<String, String> more) throws Exception {
		Map<String, String> given = new LinkedHashMap<>(Map.of("model", model.toString()));
		given.putAll(more);
		try (WritingQaEngine engine = WritingQaEngine.openOwn(Settings.of(WritingQaEngine.OWN.settings(), given))) {
			Document document = Document.builder("d", "Hugo lives in New York. Carla was born near Bath.")
					.questions(List.of(new Question("q", question))).build();
			return engine.analyze(document, Cancellation.NONE).answers("q");
		}
	}

	@Test
	void learnsAndServesWhatItLearned() throws Exception {
		List<TrainingEvent.Evaluation> evaluations = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(ToyTexts.part("train", ToyTexts.questions(100, 1))),
				List.of(ToyTexts.part("dev", ToyTexts.questions(20, 2))));
		Path model = ToyTexts.train(new AnswerWriterTrainer(), folder.resolve("model"), data, Map.of("batch-words", "400", "hide", "0"), event -> {
			if (event instanceof TrainingEvent.Evaluation evaluation) {
				evaluations.add(evaluation);
			}
		});
		double best = evaluations.stream().mapToDouble(evaluation -> evaluation.metrics().get("f1")).max().orElseThrow();
		assertTrue(best > 0.9, "F1 " + best);
		for (Map<String, String> decoding : List.of(Map.of("n-best", "1"), Map.of("n-best", "3"), Map.of("decoding", "beam"),
				Map.of("constrained", "false"), Map.of("decoding", "sample", "temperature", "0.05"))) {
			assertEquals("New York", ask(model, "Where does Hugo live?", decoding).getFirst().value().text(), decoding.toString());
			assertEquals("Carla", ask(model, "Who was born near Bath?", decoding).getFirst().value().text(), decoding.toString());
			assertEquals("", ask(model, "Where does Denis live?", decoding).getFirst().value().text(), decoding.toString());
		}
		List<Prediction<Answer>> ready = ask(model, "Where does Denis live?", Map.of("threshold", "0", "n-best", "2"));
		assertFalse(ready.getFirst().value().isNone(), "it always answers");
		assertEquals(0, ready.getLast().score().orElseThrow(), 1e-9);
		assertEquals(3, ready.size());
		assertTrue(ask(model, "Where does Hugo live?", Map.of("threshold", "1")).getFirst().value().isNone(), "it never answers");
	}
}
