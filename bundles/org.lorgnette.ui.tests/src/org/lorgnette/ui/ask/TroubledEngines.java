package org.lorgnette.ui.ask;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** Engines with faults: one that never ends unless it is stopped, one that throws, one whose model is missing. */
public final class TroubledEngines implements EngineProvider {

	static final String ENDLESS = "endless";
	static final String BROKEN = "broken";
	static final String ABSENT = "absent";

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(descriptor(ENDLESS), descriptor(BROKEN), descriptor(ABSENT));
	}

	private static EngineDescriptor descriptor(String id) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.QA), Set.of(), List.of(), "An engine for tests.", List.of(), List.of());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (engine.id().equals(ABSENT)) {
			throw new EngineUnavailableException("the model is missing", "fetch it first");
		}
		return new Troubled(engine);
	}

	private record Troubled(EngineDescriptor descriptor) implements TextEngine {

		@Override
		public Settings settings() {
			return Settings.of(List.of(), Map.of());
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) {
			if (descriptor.id().equals(BROKEN)) {
				throw new IllegalStateException("the engine broke");
			}
			while (true) {
				cancellation.check();
				Thread.onSpinWait();
			}
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}
}
