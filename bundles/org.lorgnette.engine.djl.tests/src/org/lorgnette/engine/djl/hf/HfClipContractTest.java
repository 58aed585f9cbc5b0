package org.lorgnette.engine.djl.hf;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;

class HfClipContractTest extends HfVisualContractTest {

	@BeforeAll
	static void writeModel() {
		TinySeers.clipFolder(folder, TinySeers.weights(2));
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
}
