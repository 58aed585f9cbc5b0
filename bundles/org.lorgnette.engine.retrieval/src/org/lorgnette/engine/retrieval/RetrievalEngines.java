package org.lorgnette.engine.retrieval;

import java.util.List;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;

/** Offers the engine of this bundle. */
public final class RetrievalEngines implements EngineProvider {

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(RetrievalQaEngine.DESCRIPTOR);
	}

	@Override
	public List<Benchmark> benchmarks() {
		return List.of(new RetrievalBenchmark());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (engine.id().equals(RetrievalQaEngine.DESCRIPTOR.id())) {
			return new RetrievalQaEngine(settings, EngineRegistry.installed(), models);
		}
		throw new EngineUnavailableException("there is no engine '" + engine.id() + "' that retrieves passages",
				"the command 'engines' lists what is installed");
	}
}
