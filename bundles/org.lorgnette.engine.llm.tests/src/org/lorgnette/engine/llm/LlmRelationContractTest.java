package org.lorgnette.engine.llm;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class LlmRelationContractTest extends EngineContractTest {

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
		return "llm-relations";
	}

	@Override
	protected Map<String, String> settings() {
		return fixture.settings("parallel", "8", "longest", "150");
	}

	/** Relations of a long text are few: each piece names its own once. */
	@Override
	protected int largeLength() {
		return 100_000;
	}

	@Override
	protected String sampleText() {
		return "The lighthouse of Calder Point was the home of Agnes Morrow. It stands on the northern shore of the island. "
				+ "Sailors called it the old lamp.";
	}
}
