package org.lorgnette.engine.corenlp;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class RulesContractTest extends EngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new CoreNlpEngines();
	}

	@Override
	protected String engineId() {
		return "corenlp-rules";
	}

	@Override
	protected String sampleText() {
		return Samples.ENGLISH;
	}
}
