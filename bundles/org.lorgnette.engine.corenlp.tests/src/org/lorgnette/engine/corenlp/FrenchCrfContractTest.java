package org.lorgnette.engine.corenlp;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class FrenchCrfContractTest extends EngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new CoreNlpEngines();
	}

	@Override
	protected String engineId() {
		return "corenlp-crf-fr";
	}

	@Override
	protected String sampleText() {
		return Samples.FRENCH;
	}
}
