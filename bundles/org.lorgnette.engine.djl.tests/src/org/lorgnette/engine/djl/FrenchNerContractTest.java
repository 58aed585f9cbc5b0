package org.lorgnette.engine.djl;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.testing.EngineContractTest;

class FrenchNerContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyModels.tagger(folder.resolve("ner-fr"), "fr", 16, "Corbeau");
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "neural-ner-fr";
	}

	@Override
	protected ModelStore models() {
		return id -> Optional.of(folder.resolve(id)).filter(java.nio.file.Files::exists);
	}

	@Override
	protected String sampleText() {
		return "Le phare du Corbeau fut construit par Ad\u00E8le Morvan. L'\u00EEle est calme et Zo\u00E9 l'aime.";
	}
}
