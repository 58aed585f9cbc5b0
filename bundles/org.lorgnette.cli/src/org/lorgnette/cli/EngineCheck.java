package org.lorgnette.cli;

import java.util.Optional;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Task;
import org.lorgnette.model.text.Nearest;

/** Finds out whether engines are there and do what is asked of them, before any work begins. */
final class EngineCheck {

	private final Messages messages;
	private final EngineRegistry registry;

	EngineCheck(Messages messages, EngineRegistry registry) {
		this.messages = messages;
		this.registry = registry;
	}

	/**
	 * @throws EngineUnavailableException
	 *             if there is no such engine, or none at all for the task
	 * @throws UsageException
	 *             if it does other tasks only
	 */
	EngineDescriptor require(String engineId, Task task) throws EngineUnavailableException {
		Optional<EngineDescriptor> engine = registry.find(engineId);
		if (engine.isEmpty()) {
			String nearest = Nearest.to(engineId, registry.engines().stream().map(EngineDescriptor::id).toList())
					.map(id -> messages.get("annotate.engine.nearest", id)).orElse(messages.get("annotate.engine.list"));
			throw new EngineUnavailableException(messages.get("annotate.engine.unknown", engineId), nearest);
		}
		if (registry.engines().stream().noneMatch(each -> each.tasks().contains(task))) {
			throw new EngineUnavailableException(messages.get("annotate.task.nobody", task.id()),
					messages.get("annotate.engine.list"));
		}
		if (!engine.get().tasks().contains(task)) {
			String able = engine.get().tasks().stream().sorted().map(Task::id).collect(Collectors.joining(", "));
			throw new UsageException(able.isEmpty() ? messages.get("annotate.task.language", engineId, task.id())
					: messages.get("annotate.task.unable", engineId, task.id(), able));
		}
		return engine.get();
	}

	/** Each engine of the experiment does its task and knows its settings. */
	void require(Experiment experiment) throws EngineUnavailableException {
		for (EngineSpec engine : experiment.engines()) {
			EngineDescriptor found = require(engine.id(), experiment.task());
			try {
				Settings.of(found.settings(), engine.settings());
			} catch (IllegalArgumentException e) {
				throw new UsageException(engine.name() + ": " + e.getMessage());
			}
		}
	}
}
