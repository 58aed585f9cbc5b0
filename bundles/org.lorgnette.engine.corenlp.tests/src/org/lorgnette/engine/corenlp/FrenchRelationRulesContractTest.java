package org.lorgnette.engine.corenlp;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class FrenchRelationRulesContractTest extends EngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new CoreNlpEngines();
	}

	@Override
	protected String engineId() {
		return "corenlp-relation-rules-fr";
	}

	@Override
	protected String sampleText() {
		return Samples.FRENCH;
	}

	/** Slow; that it takes documents of any length is shown by cancelling one of 1 MB. */
	@Override
	protected int largeLength() {
		return 20_000;
	}
}
