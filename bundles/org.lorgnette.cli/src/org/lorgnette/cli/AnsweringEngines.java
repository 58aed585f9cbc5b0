package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.model.Task;

/**
 * Chooses the engines that answer a question: those named, else all that need no download, no endpoint and no model of one's
 * own.
 */
final class AnsweringEngines {

	private final Messages messages;
	private final EngineRegistry registry;
	private final ModelProvision models;

	AnsweringEngines(Console console, EngineRegistry registry) {
		this.messages = console.messages();
		this.registry = registry;
		this.models = new ModelProvision(console, registry);
	}

	InstalledModels store() {
		return models.installed();
	}

	/**
	 * @param settings
	 *            given for all engines: only one may be named then
	 * @throws EngineUnavailableException
	 *             if one is unknown, its model cannot be brought, or there is none for the task
	 */
	List<String> choose(List<String> named, Task task, Map<String, String> settings) throws EngineUnavailableException {
		if (!settings.isEmpty() && named.size() != 1) {
			throw new UsageException(messages.get("ask.set.one"));
		}
		EngineCheck check = new EngineCheck(messages, registry);
		for (String id : named) {
			check.require(id, task);
			models.provide(id);
		}
		if (!named.isEmpty()) {
			return List.copyOf(new LinkedHashSet<>(named));
		}
		List<String> ready = new ArrayList<>();
		for (EngineDescriptor engine : registry.engines()) {
			if (engine.tasks().contains(task) && engine.family() != Family.GENERATIVE && engine.isReady(models.installed())) {
				ready.add(engine.id());
			}
		}
		if (ready.isEmpty()) {
			throw new EngineUnavailableException(messages.get("annotate.task.nobody", task.id()), messages.get("annotate.engine.list"));
		}
		return ready;
	}
}
