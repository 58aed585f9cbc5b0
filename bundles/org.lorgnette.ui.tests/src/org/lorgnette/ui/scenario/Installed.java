package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.lorgnette.ui.engines.EnginePool;

/** Engines that need models which are not everywhere. */
final class Installed {

	private Installed() {
	}

	/** Skips the test unless these engines and their models are here. */
	static void require(String... engines) {
		EnginePool pool = EnginePool.shared();
		for (String engine : engines) {
			assumeTrue(pool.registry().find(engine).isPresent(), () -> "skipped: the engine " + engine + " is not installed");
			assumeTrue(pool.missing(engine).isEmpty(),
					() -> "skipped: the models of " + engine + " are not here; ./lorgnette models fetch brings them");
		}
	}
}
