package org.lorgnette.engine.retrieval;

import java.util.Map;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.QuestionContractTest;

class RetrievalQaContractTest extends QuestionContractTest {

	@Override
	protected EngineProvider provider() {
		return Samples.PROVIDER;
	}

	@Override
	protected String engineId() {
		return "retrieval-qa";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("n-best", "5", "passages", "3", "longest", "300", "shortest", "50", "overlap", "60");
	}

	@Override
	protected String sampleText() {
		return "The lighthouse of Calder Point was built by Agnes Morrow in 1871. It stands on the northern shore of the island. "
				+ "Sailors called it the old lamp.";
	}

	@Override
	protected String sampleQuestion() {
		return "Who built the lighthouse of Calder Point?";
	}
}
