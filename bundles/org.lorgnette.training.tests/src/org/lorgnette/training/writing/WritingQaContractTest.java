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
import org.lorgnette.testing.QuestionContractTest;

class WritingQaContractTest extends QuestionContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void train() throws Exception {
		ToyTexts.train(new AnswerWriterTrainer(), folder.resolve("model"),
				new TrainingData(List.of(ToyTexts.part("train", ToyTexts.questions(60, 1))), List.of()), Map.of("epochs", "10"),
				TrainingListener.NONE);
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "generative-qa";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.resolve("model").toString());
	}

	@Override
	protected String sampleText() {
		return "Hugo lives in New York. Carla was born near Bath.";
	}

	@Override
	protected String sampleQuestion() {
		return "Where does Hugo live?";
	}
}
