package org.lorgnette.engine.llm;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.remote.EndpointBooks;

/** Offers the engines of this bundle. */
public final class LlmEngines implements EngineProvider {

	private final UnaryOperator<String> environment;
	private final Supplier<EngineRegistry> registry;

	public LlmEngines() {
		this(System::getenv, EngineRegistry::installed);
	}

	/**
	 * @param environment
	 *            values of variables that name the endpoint and its model, or null
	 * @param registry
	 *            where engines for masking and for entities are looked for
	 */
	LlmEngines(UnaryOperator<String> environment, Supplier<EngineRegistry> registry) {
		this.environment = environment;
		this.registry = registry;
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(LlmNerEngine.DESCRIPTOR, LlmRelationEngine.DESCRIPTOR, LlmQaEngine.DESCRIPTOR, LlmVqaEngine.DESCRIPTOR);
	}

	@Override
	public List<Benchmark> benchmarks() {
		return List.of(new ClientBenchmark(), new KeptReplyBenchmark());
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		LlmSettings options = LlmSettings.of(settings);
		return open(engine, settings, options, registry, models,
				LlmResources.open(engine.id(), settings, options,
						ChosenEndpoint.of(settings, environment, EndpointBooks.current()), registry,
						models));
	}

	@Override
	public Optional<Engine> preview(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		return Optional.of(open(engine, settings, LlmSettings.of(settings), registry, models,
				LlmResources.forPreview(settings, registry, models)));
	}

	private static EngineUnavailableException unknown(String id) {
		return new EngineUnavailableException("there is no engine '" + id + "' that asks an endpoint",
				"the command 'engines' lists what is installed");
	}

	private static Engine open(EngineDescriptor engine, Settings settings, LlmSettings options, Supplier<EngineRegistry> registry,
			ModelStore models, LlmResources resources) throws EngineUnavailableException {
		boolean done = false;
		try {
			Engine opened = switch (engine.id()) {
				case "llm-ner" -> LlmNerEngine.open(settings, options, resources);
				case "llm-relations" -> relations(settings, options, registry, models, resources);
				case "llm-qa" -> LlmQaEngine.open(settings, options, resources);
				case "llm-vqa" -> LlmVqaEngine.open(settings, options, resources);
				default -> throw unknown(engine.id());
			};
			done = true;
			return opened;
		} finally {
			if (!done) {
				resources.close();
			}
		}
	}

	private static Engine relations(Settings settings, LlmSettings options, Supplier<EngineRegistry> registry, ModelStore models,
			LlmResources resources) throws EngineUnavailableException {
		GivenEntities given = GivenEntities.open(settings.text(LlmSettings.ENTITIES), registry, models);
		boolean done = false;
		try {
			Engine opened = LlmRelationEngine.open(settings, options, resources, given);
			done = true;
			return opened;
		} finally {
			if (!done) {
				given.close();
			}
		}
	}
}
