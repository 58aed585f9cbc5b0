package org.lorgnette.ui.launch;

import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.ui.engines.EnginePool;

/** The engines and models that runs use: those of the workbench. */
record Installation(EngineRegistry registry, InstalledModels models) {

	/** Replaced by tests. */
	static Supplier<Installation> source = () -> new Installation(EnginePool.shared().registry(), EnginePool.shared().models());

	static Installation current() {
		return source.get();
	}
}
