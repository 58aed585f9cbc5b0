package org.lorgnette.training.writing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.testing.EngineContractTest;

class WritingRelationContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void train() throws Exception {
		ToyTexts.train(new RelationWriterTrainer(), folder.resolve("model"),
				new TrainingData(List.of(ToyTexts.part("train", ToyTexts.relations(120, 1))), List.of()), Map.of(), TrainingListener.NONE);
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "generative-relations";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.resolve("model").toString(), "entities", "gold");
	}

	/** It writes a few hundred sentences a second, and finds a relation in each. */
	@Override
	protected int largeLength() {
		return 100_000;
	}

	@Override
	protected Document prepare(Document document) {
		List<Entity> entities = new ArrayList<>();
		for (String name : List.of("Greta", "Rome")) {
			for (int at = document.text().indexOf(name); at >= 0; at = document.text().indexOf(name, at + 1)) {
				entities.add(new Entity("e" + entities.size(), name.equals("Rome") ? "LOC" : "PER", new Span(at, at + name.length())));
			}
		}
		return document.toBuilder().entities(entities).build();
	}

	@Override
	protected String sampleText() {
		return "Then Greta of Rome met Bob. Then he left.";
	}
}
