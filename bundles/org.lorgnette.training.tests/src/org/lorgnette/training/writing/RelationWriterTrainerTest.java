package org.lorgnette.training.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.writing.WritingRelationEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

/** Relations that are written down, from rows to served network. */
class RelationWriterTrainerTest {

	@TempDir
	private Path folder;

	private static List<String> found(Path model, Document document, Map<String, String> more) throws Exception {
		Map<String, String> given = new LinkedHashMap<>(Map.of("model", model.toString(), "entities", "gold"));
		given.putAll(more);
		try (WritingRelationEngine engine = WritingRelationEngine.openOwn(Settings.of(WritingRelationEngine.OWN.settings(), given),
				ModelStore.EMPTY)) {
			Analysis analysis = engine.analyze(document, Cancellation.NONE);
			Map<String, Entity> entities = document.entities().stream().collect(Collectors.toMap(Entity::id, Function.identity()));
			return analysis.relations().stream().map(relation -> entities.get(relation.head().target()).text(document.text()) + " "
					+ relation.type() + " " + entities.get(relation.tail().target()).text(document.text())).toList();
		}
	}

	@Test
	void learnsAndServesWhatItLearned() throws Exception {
		List<TrainingEvent.Evaluation> evaluations = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(ToyTexts.part("train", ToyTexts.relations(150, 1))),
				List.of(ToyTexts.part("dev", ToyTexts.relations(30, 2))));
		Path model = ToyTexts.train(new RelationWriterTrainer(), folder.resolve("model"), data, Map.of(), event -> {
			if (event instanceof TrainingEvent.Evaluation evaluation) {
				evaluations.add(evaluation);
			}
		});
		double best = evaluations.stream().mapToDouble(evaluation -> evaluation.metrics().get("f1")).max().orElseThrow();
		assertTrue(best > 0.9, "F1 " + best);
		String text = "Then Greta of Rome met Hugo of New York.";
		Document document = Document.builder("x", text).entities(List.of(new Entity("a", "PER", new Span(5, 10)),
				new Entity("b", "LOC", new Span(14, 18)), new Entity("c", "PER", new Span(23, 27)), new Entity("d", "LOC", new Span(31, 39)))).build();
		for (Map<String, String> decoding : List.of(Map.<String, String>of(), Map.of("decoding", "beam"), Map.of("constrained", "false"))) {
			assertEquals(List.of("Greta Live_In Rome", "Hugo Live_In New York"), found(model, document, decoding), decoding.toString());
		}
		assertEquals(List.of(), found(model, Document.builder("y", text).build(), Map.of()), "without entities there is nothing to relate");
	}

	@Test
	void saysWhenThereIsNothingToLearn() {
		List<Document> plain = List.of(Document.builder("d", "Nothing here.").build());
		EngineException empty = assertThrows(EngineException.class, () -> ToyTexts.train(new RelationWriterTrainer(), folder.resolve("none"),
				new TrainingData(List.of(ToyTexts.part("train", plain)), List.of()), Map.of(), TrainingListener.NONE));
		assertTrue(empty.getMessage().contains("no two entities"), empty.getMessage());
	}
}
