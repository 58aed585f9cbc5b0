package org.lorgnette.training.writing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.testing.EngineContractTest;

class WritingNerContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void train() throws Exception {
		ToyTexts.train(new EntityWriterTrainer(), folder.resolve("model"),
				new TrainingData(List.of(ToyTexts.part("train", ToyTexts.entities(80, 1, true))), List.of()), Map.of(), TrainingListener.NONE);
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "generative-ner";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.resolve("model").toString());
	}

	@Override
	protected String sampleText() {
		return "Then Greta Smith met Hugo. Then Bob went to New York by train.";
	}
}
