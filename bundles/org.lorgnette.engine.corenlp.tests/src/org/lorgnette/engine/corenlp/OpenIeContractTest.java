package org.lorgnette.engine.corenlp;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

class OpenIeContractTest extends EngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new CoreNlpEngines();
	}

	@Override
	protected String engineId() {
		return "corenlp-openie";
	}

	@Override
	protected String sampleText() {
		return Samples.ENGLISH;
	}

	/** Slow; that it takes documents of any length is shown by cancelling one of 1 MB. */
	@Override
	protected int largeLength() {
		return 5_000;
	}
}
