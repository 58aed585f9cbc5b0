package org.lorgnette.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Setting;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Task;
import org.lorgnette.model.text.Nearest;

/** Finds what keeps an engine from running before any work begins, in words that say what to do. */
final class Preflight {

	private final EngineRegistry registry;

	Preflight(EngineRegistry registry) {
		this.registry = registry;
	}

	/** The first thing wrong with each engine of the experiment. */
	List<String> problems(Experiment experiment) {
		List<String> problems = new ArrayList<>();
		for (EngineSpec engine : experiment.engines()) {
			problem(engine, experiment.task()).ifPresent(problem -> problems.add(NLS.bind(Messages.engineProblem, engine.name(), problem)));
		}
		return problems;
	}

	/** Why the engine cannot run, if so. */
	Optional<String> problem(EngineSpec engine, Task task) {
		Optional<EngineDescriptor> found = registry.find(engine.id());
		if (found.isEmpty()) {
			List<String> ids = registry.engines().stream().map(EngineDescriptor::id).toList();
			return Optional.of(Nearest.to(engine.id(), ids).map(near -> NLS.bind(Messages.engineUnknownNear, engine.id(), near))
					.orElseGet(() -> NLS.bind(Messages.engineUnknown, engine.id())));
		}
		if (!found.get().tasks().contains(task)) {
			return Optional.of(NLS.bind(Messages.engineOtherTask, task.id(),
					found.get().tasks().stream().sorted().map(Task::id).collect(Collectors.joining(", "))));
		}
		return engine.settings().entrySet().stream()
				.map(setting -> settingProblem(found.get(), setting.getKey(), setting.getValue())).flatMap(Optional::stream).findFirst();
	}

	private static Optional<String> settingProblem(EngineDescriptor engine, String name, String value) {
		Optional<Setting> setting = engine.settings().stream().filter(declared -> declared.name().equals(name)).findFirst();
		if (setting.isPresent()) {
			return SettingValues.problem(setting.get(), value);
		}
		String known = engine.settings().stream().map(Setting::name).collect(Collectors.joining(", "));
		return Optional.of(known.isEmpty() ? NLS.bind(Messages.settingNone, name) : NLS.bind(Messages.settingUnknown, name, known));
	}
}
