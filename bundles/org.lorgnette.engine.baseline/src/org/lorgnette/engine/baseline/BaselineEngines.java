package org.lorgnette.engine.baseline;

import java.util.List;

import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.baseline.language.KneserNeyEngine;
import org.lorgnette.engine.baseline.language.KneserNeyTrainer;
import org.lorgnette.engine.baseline.qa.LexicalQaEngine;
import org.lorgnette.engine.baseline.shapes.ShapesRulesEngine;
import org.lorgnette.engine.training.Trainer;

/** Offers all engines of this bundle. */
public final class BaselineEngines implements EngineProvider {

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(LexicalQaEngine.DESCRIPTOR, ShapesRulesEngine.DESCRIPTOR, KneserNeyEngine.DESCRIPTOR);
	}

	@Override
	public List<Trainer> trainers() {
		return List.of(new KneserNeyTrainer());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (engine.id().equals(LexicalQaEngine.DESCRIPTOR.id())) {
			return new LexicalQaEngine(settings);
		}
		if (engine.id().equals(ShapesRulesEngine.DESCRIPTOR.id())) {
			return new ShapesRulesEngine(settings);
		}
		if (engine.id().equals(KneserNeyEngine.DESCRIPTOR.id())) {
			return KneserNeyEngine.open(settings);
		}
		throw new EngineUnavailableException("there is no engine '" + engine.id() + "' among the baselines",
				"the command 'engines' lists what is installed");
	}
}
