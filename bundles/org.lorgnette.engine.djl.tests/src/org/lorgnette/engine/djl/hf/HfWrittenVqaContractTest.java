package org.lorgnette.engine.djl.hf;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;

class HfWrittenVqaContractTest extends HfVisualContractTest {

	@BeforeAll
	static void writeModel() {
		TinySeers.blipFolder(folder, TinySeers.weights(2), true);
	}

	@Override
	protected String engineId() {
		return "hf-vqa";
	}

	@Override
	protected boolean showsWhere() {
		return false;
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "max-tokens", "5");
	}
}
