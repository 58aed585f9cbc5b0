package org.lorgnette.ui.launch;

import java.util.List;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.ui.engines.EnginePool;

/** The engines and models that runs use: those of the workbench. */
record Installation(EngineRegistry registry, InstalledModels models) {

	/** Replaced by tests. */
	static Supplier<Installation> source = () -> new Installation(EnginePool.shared().registry(), EnginePool.shared().models());

	/** The engines whose models are all here or can be fetched. */
	List<EngineDescriptor> engines() {
		return registry.engines(models);
	}

	static Installation current() {
		return source.get();
	}
}
