package org.lorgnette.engine.llm;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.QuestionContractTest;

class LlmQaContractTest extends QuestionContractTest {

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
		return "llm-qa";
	}

	@Override
	protected Map<String, String> settings() {
		return fixture.settings("language", "fr");
	}

	@Override
	protected String sampleText() {
		return "Le phare de la pointe du Corbeau fut construit par Adèle Morvan en 1871. Il se dresse sur la côte nord de l'île. "
				+ "Les marins l'appelaient la vieille lampe.";
	}

	@Override
	protected String sampleQuestion() {
		return "Qui a construit le phare de la pointe du Corbeau ?";
	}
}
