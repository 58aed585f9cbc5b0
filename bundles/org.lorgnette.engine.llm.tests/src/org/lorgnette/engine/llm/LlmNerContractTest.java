package org.lorgnette.engine.llm;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class LlmNerContractTest extends EngineContractTest {

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
		return "llm-ner";
	}

	@Override
	protected Map<String, String> settings() {
		return fixture.settings("parallel", "8");
	}

	@Override
	protected String sampleText() {
		return "The lighthouse of Calder Point was built by Agnes Morrow in 1871. It stands on the northern shore of the island. "
				+ "Sailors called it the old lamp.";
	}
}
