package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.testing.VisualEngineContractTest;

class HfVqaContractTest extends VisualEngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinySeers.viltFolder(folder, TinySeers.weights(2));
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "hf-vqa";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "answers", "3");
	}

	@Override
	protected Picture samplePicture() {
		return TinySeers.noise(60, 40, 1);
	}

	@Override
	protected String sampleQuestion() {
		return "What color is it?";
	}
}
