package org.lorgnette.engine.djl.generation;

import java.nio.file.Path;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.testing.LanguageEngineContractTest;

class NeuralLanguageContractTest extends LanguageEngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "language";
	}

	@Override
	protected Path model(Path empty) throws Exception {
		return TinyLanguage.write(empty.resolve("model"), "tiny", sampleText());
	}

	@Override
	protected String sampleText() {
		return "The cat sat on the mat, and the hat sat on the cat: that is what the caf\u00e9 cat ate.";
	}
}
