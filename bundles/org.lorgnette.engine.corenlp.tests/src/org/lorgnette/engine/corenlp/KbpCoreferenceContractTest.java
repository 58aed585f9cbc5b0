package org.lorgnette.engine.corenlp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;

/** With coreference; it needs 5 GB of memory and minutes, so it is run only where {@code lorgnette.test.slow} is true. */
class KbpCoreferenceContractTest extends EngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new CoreNlpEngines();
	}

	@Override
	protected String engineId() {
		return "corenlp-kbp";
	}

	@BeforeAll
	static void onlyIfWanted() {
		assumeTrue(Boolean.getBoolean("lorgnette.test.slow"), "slow; to run it, set -Dlorgnette.test.slow=true and give 5 GB of memory");
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("coref", "neural");
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
