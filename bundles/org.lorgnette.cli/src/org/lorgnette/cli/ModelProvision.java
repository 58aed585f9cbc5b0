package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.MissingModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.models.ModelFetcher;

/** Brings the models that engines need and that are not here yet. */
final class ModelProvision {

	private static final double MEGABYTE = 1_000_000;

	private final Console console;
	private final EngineRegistry registry;
	private final InstalledModels installed = InstalledModels.ofUser();

	ModelProvision(Console console, EngineRegistry registry) {
		this.console = console;
		this.registry = registry;
	}

	ModelStore store() {
		return installed;
	}

	InstalledModels installed() {
		return installed;
	}

	/**
	 * Fetches what this engine needs; an engine that is unknown is left to be reported when it is opened.
	 *
	 * @throws EngineUnavailableException
	 *             if a model cannot be brought
	 */
	void provide(String engineId) throws EngineUnavailableException {
		for (ModelDescriptor model : MissingModels.of(registry, List.of(engineId), installed)) {
			fetch(model);
		}
	}

	/** Fetches a model whether or not it is here. */
	Path fetch(ModelDescriptor model) throws EngineUnavailableException {
		console.say("models.fetching", model.id(), Math.round(model.bytes() / MEGABYTE));
		try (ProgressBar bar = console.bar(model.id())) {
			return ModelFetcher.ofMachine(installed).fetch(model, (bytes, total) -> bar.at(bytes / MEGABYTE, total / MEGABYTE, "MB"),
					console.cancellation()::isCancelled);
		} catch (IOException e) {
			throw new EngineUnavailableException("model " + model.id() + ": " + e.getMessage(),
					console.messages().get("models.remedy", model.id()), e);
		}
	}
}
