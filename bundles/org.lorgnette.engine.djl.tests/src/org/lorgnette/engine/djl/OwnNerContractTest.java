package org.lorgnette.engine.djl;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class OwnNerContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyModels.tagger(folder, "fr", 256, "Corbeau");
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "neural-ner";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString());
	}

	@Override
	protected String sampleText() {
		return "Le phare du Corbeau fut construit par Jeanne Morvan. Les marins l'aimaient, dit Paul.";
	}
}
