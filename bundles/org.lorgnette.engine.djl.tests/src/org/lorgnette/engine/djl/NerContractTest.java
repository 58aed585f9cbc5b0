package org.lorgnette.engine.djl;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.testing.EngineContractTest;

class NerContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyModels.tagger(folder.resolve("ner-en"), "en", 24, "Calder", "Point");
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "neural-ner-en";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("batch", "300", "threads", "2", "min-score", "0.01");
	}

	@Override
	protected ModelStore models() {
		return id -> Optional.of(folder.resolve(id)).filter(java.nio.file.Files::exists);
	}

	@Override
	protected String sampleText() {
		return "The lighthouse of Calder Point was built by Agnes Morrow. She lived there with Tom and did not leave.";
	}
}
