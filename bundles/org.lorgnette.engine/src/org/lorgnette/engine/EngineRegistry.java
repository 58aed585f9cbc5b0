package org.lorgnette.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.model.Task;
import org.lorgnette.model.text.Nearest;

/**
 * Finds engines by id. On a plain class path providers come from {@link ServiceLoader}; under OSGi the bundle's activator
 * replaces that by a search of the same service files in all bundles.
 */
public final class EngineRegistry {

	private static volatile Supplier<List<EngineProvider>> source = EngineRegistry::fromClassPath;

	private final Map<String, Offer> offers = new TreeMap<>();
	private final List<EngineProvider> providers;

	private record Offer(EngineProvider provider, EngineDescriptor descriptor) {
	}

	/** @throws IllegalArgumentException if two providers offer the same id */
	public EngineRegistry(List<EngineProvider> providers) {
		this.providers = List.copyOf(providers);
		for (EngineProvider provider : providers) {
			for (EngineDescriptor descriptor : provider.engines()) {
				if (offers.put(descriptor.id(), new Offer(provider, descriptor)) != null) {
					throw new IllegalArgumentException("two engines have the id " + descriptor.id());
				}
			}
		}
	}

	/** The engines of every provider that is installed now. */
	public static EngineRegistry installed() {
		return new EngineRegistry(source.get());
	}

	static void findThrough(Supplier<List<EngineProvider>> newSource) {
		source = newSource;
	}

	static List<EngineProvider> fromClassPath() {
		List<EngineProvider> providers = new ArrayList<>();
		ServiceLoader.load(EngineProvider.class, EngineRegistry.class.getClassLoader()).forEach(providers::add);
		return providers;
	}

	/** All engines, by id. */
	public List<EngineDescriptor> engines() {
		return offers.values().stream().map(Offer::descriptor).sorted(Comparator.comparing(EngineDescriptor::id)).toList();
	}

	/** Those whose models are all here or can be fetched, by id. */
	public List<EngineDescriptor> engines(ModelStore store) {
		Set<String> fetched = models().stream().map(ModelDescriptor::id).collect(Collectors.toSet());
		return engines().stream().filter(engine -> engine.models().stream().allMatch(id -> fetched.contains(id) || store.find(id).isPresent()))
				.toList();
	}

	/** The models that can be fetched for these engines, by id. */
	public List<ModelDescriptor> models() {
		return offers.values().stream().map(Offer::provider).distinct().flatMap(provider -> provider.models().stream())
				.sorted(Comparator.comparing(ModelDescriptor::id)).toList();
	}

	/** All trainers, by id. */
	public List<Trainer> trainers() {
		return providers.stream().flatMap(provider -> provider.trainers().stream()).sorted(Comparator.comparing(Trainer::id)).toList();
	}

	/** What can give gradients behind engines' decisions. */
	public List<GradientAttribution> gradients() {
		return providers.stream().flatMap(provider -> provider.gradients().stream()).toList();
	}

	/** What looks at this machine, in the order of the providers. */
	public List<Checkup> checkups() {
		return providers.stream().flatMap(provider -> provider.checkups().stream()).toList();
	}

	/** What converts models, by id. */
	public List<ModelConverter> converters() {
		return providers.stream().flatMap(provider -> provider.converters().stream()).sorted(Comparator.comparing(ModelConverter::id))
				.toList();
	}

	/** What can be measured, by id. */
	public List<Benchmark> benchmarks() {
		return providers.stream().flatMap(provider -> provider.benchmarks().stream()).sorted(Comparator.comparing(Benchmark::id))
				.toList();
	}

	public Optional<EngineDescriptor> find(String id) {
		return Optional.ofNullable(offers.get(id)).map(Offer::descriptor);
	}

	/**
	 * Opens an engine with the settings given, defaults for the others.
	 *
	 * @throws EngineUnavailableException
	 *             if there is no such engine (naming the nearest) or it cannot start here
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit
	 */
	public Engine open(String id, Map<String, String> given, ModelStore models) throws EngineUnavailableException {
		Offer offer = offer(id);
		Settings settings = Settings.of(offer.descriptor.settings(), given);
		try {
			return offer.provider.open(offer.descriptor, settings, models);
		} catch (OutOfMemoryError e) {
			throw new EngineUnavailableException("engine '" + id + "': its model does not fit into "
					+ Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB of heap",
					"give more memory (LORGNETTE_MEMORY=8g) or choose a lighter engine", e);
		}
	}

	/**
	 * Opens an engine that shows what it would send and cannot send anything.
	 *
	 * @return empty if the engine sends nothing anyway
	 * @throws EngineUnavailableException
	 *             if there is no such engine, or a setting names nothing usable
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit
	 */
	public Optional<Engine> preview(String id, Map<String, String> given, ModelStore models) throws EngineUnavailableException {
		Offer offer = offer(id);
		return offer.provider.preview(offer.descriptor, Settings.of(offer.descriptor.settings(), given), models);
	}

	private Offer offer(String id) throws EngineUnavailableException {
		Offer offer = offers.get(id);
		if (offer == null) {
			throw new EngineUnavailableException("there is no engine '" + id + "'", Nearest.to(id, offers.keySet())
					.map(nearest -> "did you mean '" + nearest + "'?").orElse("the command 'engines' lists what is installed"));
		}
		return offer;
	}

	/**
	 * Opens an engine that works on texts.
	 *
	 * @throws EngineUnavailableException
	 *             also if it works on pictures only
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit
	 */
	public TextEngine openText(String id, Map<String, String> given, ModelStore models) throws EngineUnavailableException {
		return open(id, given, models, TextEngine.class, task -> task != Task.VQA, "texts");
	}

	/**
	 * Opens an engine that answers questions about pictures.
	 *
	 * @throws EngineUnavailableException
	 *             also if it works on texts only
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit
	 */
	public VisualEngine openVisual(String id, Map<String, String> given, ModelStore models) throws EngineUnavailableException {
		return open(id, given, models, VisualEngine.class, task -> task == Task.VQA, "pictures");
	}

	/**
	 * Opens an engine that says how likely texts are.
	 *
	 * @throws EngineUnavailableException
	 *             also if it does something else
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit
	 */
	public LanguageEngine openLanguage(String id, Map<String, String> given, ModelStore models)
			throws EngineUnavailableException {
		// Language engines have no task in experiments.
		if (find(id).map(known -> known.tasks().isEmpty()).orElse(true)) {
			Engine engine = open(id, given, models);
			if (engine instanceof LanguageEngine language) {
				return language;
			}
			engine.close();
		}
		String able = engines().stream().filter(each -> each.tasks().isEmpty()).map(EngineDescriptor::id).collect(Collectors.joining(", "));
		throw new EngineUnavailableException("engine '" + id + "' is no language model",
				able.isEmpty() ? "no language model is installed" : "choose one of: " + able);
	}

	private <E extends Engine> E open(String id, Map<String, String> given, ModelStore models, Class<E> kind, Predicate<Task> fits,
			String material) throws EngineUnavailableException {
		// Asked of the descriptor first: loading a large model only to refuse it would take the user's time.
		Optional<EngineDescriptor> known = find(id);
		if (known.isPresent() && known.get().tasks().stream().noneMatch(fits)) {
			throw misfit(known.get(), fits, material);
		}
		Engine engine = open(id, given, models);
		if (kind.isInstance(engine)) {
			return kind.cast(engine);
		}
		engine.close();
		throw misfit(engine.descriptor(), fits, material);
	}

	private EngineUnavailableException misfit(EngineDescriptor engine, Predicate<Task> fits, String material) {
		String tasks = engine.tasks().stream().sorted().map(Task::id).collect(Collectors.joining(", "));
		String able = engines().stream().filter(each -> each.tasks().stream().anyMatch(fits) && !each.id().equals(engine.id()))
				.map(EngineDescriptor::id).collect(Collectors.joining(", "));
		String what = tasks.isEmpty() ? "it has none of the tasks of experiments" : "its tasks are: " + tasks;
		return new EngineUnavailableException("engine '" + engine.id() + "' does not work on " + material + "; " + what,
				able.isEmpty() ? "no engine for " + material + " is installed" : "choose one of: " + able);
	}
}
