package org.lorgnette.engine.models;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;

/** Which models have to be fetched before engines can be opened. */
public final class MissingModels {

	private MissingModels() {
	}

	/** The models that these engines name and that are not here; an engine that is unknown is left to be reported when it is opened. */
	public static List<ModelDescriptor> of(EngineRegistry registry, Collection<String> engineIds, ModelStore here) {
		Set<String> wanted = new HashSet<>();
		engineIds.forEach(id -> registry.find(id).ifPresent(engine -> wanted.addAll(engine.models())));
		return registry.models().stream().filter(model -> wanted.contains(model.id()) && here.find(model.id()).isEmpty()).toList();
	}
}
