package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.testing.VisualEngineContractTest;

/** What every engine of exported networks that look at pictures has to keep to. */
abstract class HfVisualContractTest extends VisualEngineContractTest {

	@TempDir
	static Path folder;

	@Override
	protected final EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected final Picture samplePicture() {
		return TinySeers.noise(60, 40, 1);
	}

	@Override
	protected final String sampleQuestion() {
		return "What color is it?";
	}
}
