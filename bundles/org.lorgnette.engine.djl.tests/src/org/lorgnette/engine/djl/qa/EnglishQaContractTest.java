package org.lorgnette.engine.djl.qa;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.testing.QuestionContractTest;

class EnglishQaContractTest extends QuestionContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyReaders.reader(folder.resolve("qa"), 256, "en");
	}

	@Override
	protected EngineProvider provider() {
		return new TinyReaders.Provider();
	}

	@Override
	protected String engineId() {
		return "neural-qa-en";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("n-best", "5", "batch", "2048", "threads", "2");
	}

	@Override
	protected ModelStore models() {
		return TinyReaders.store(folder);
	}

	@Override
	protected String sampleText() {
		return "The lighthouse of Calder Point was built by Agnes Morrow in 1871. It stands on the northern shore of the island. "
				+ "Sailors called it the old lamp.";
	}

	@Override
	protected String sampleQuestion() {
		return "Who built the lighthouse of Calder Point?";
	}
}
