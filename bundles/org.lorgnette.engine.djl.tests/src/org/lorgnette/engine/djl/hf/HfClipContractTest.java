package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.testing.VisualEngineContractTest;

class HfClipContractTest extends VisualEngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinySeers.clipFolder(folder, TinySeers.weights(2));
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "hf-clip";
	}

	@Override
	protected boolean showsWhere() {
		return false;
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "options", "red; blue", "answers", "3");
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
