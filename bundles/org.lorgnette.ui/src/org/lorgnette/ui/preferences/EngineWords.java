package org.lorgnette.ui.preferences;

import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.model.Task;
import org.lorgnette.ui.engines.ModelFetchJob;

/** How pages describe an engine. */
final class EngineWords {

	private EngineWords() {
	}

	static String family(EngineDescriptor engine) {
		return switch (engine.family()) {
			case RULES -> Messages.Engines_family_RULES;
			case STATISTICAL -> Messages.Engines_family_STATISTICAL;
			case NEURAL -> Messages.Engines_family_NEURAL;
			case GENERATIVE -> Messages.Engines_family_GENERATIVE;
		};
	}

	static String languages(EngineDescriptor engine) {
		return engine.languages().isEmpty() ? Messages.Engines_any : engine.languages().stream().sorted().collect(Collectors.joining(", "));
	}

	static String tasks(EngineDescriptor engine) {
		return engine.tasks().stream().sorted().map(Task::id).collect(Collectors.joining(", "));
	}

	static String state(EngineDescriptor engine) {
		String missing = ModelFetchJob.missing(engine.id()).stream().map(ModelDescriptor::id).collect(Collectors.joining(", "));
		return missing.isEmpty() ? Messages.Engines_ready : NLS.bind(Messages.Engines_lacks, missing);
	}
}
