package org.lorgnette.engine.llm;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.testing.VisualEngineContractTest;

class LlmVqaContractTest extends VisualEngineContractTest {

	private final LlmFixture fixture = new LlmFixture(new SensibleModel());

	@AfterAll
	void closeServer() {
		fixture.close();
	}

	@Override
	protected EngineProvider provider() {
		return LlmFixture.PROVIDER;
	}

	@Override
	protected String engineId() {
		return "llm-vqa";
	}

	@Override
	protected Map<String, String> settings() {
		return fixture.settings();
	}

	@Override
	protected boolean showsWhere() {
		return false;
	}

	@Override
	protected Picture samplePicture() {
		return blank(20, 10);
	}

	@Override
	protected String sampleQuestion() {
		return "What colour is the square?";
	}
}
