package org.lorgnette.engine.djl.hf;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;

class HfVqaContractTest extends HfVisualContractTest {

	@BeforeAll
	static void writeModel() {
		TinySeers.viltFolder(folder, TinySeers.weights(2));
	}

	@Override
	protected String engineId() {
		return "hf-vqa";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "answers", "3");
	}
}
