package org.lorgnette.engine.djl.hf;

import java.util.List;

import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;

/** The engines of this package. */
final class HfProvider implements EngineProvider {

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(HfNerEngine.DESCRIPTOR, HfQaEngine.DESCRIPTOR, HfRelationEngine.DESCRIPTOR);
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		return switch (engine.id()) {
			case "hf-ner" -> HfNerEngine.open(settings);
			case "hf-qa" -> HfQaEngine.open(settings);
			default -> HfRelationEngine.open(settings, models);
		};
	}
}
