package org.lorgnette.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.cli.bench.EngineSection;
import org.lorgnette.cli.bench.Figure;
import org.lorgnette.cli.bench.VisualSections;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.VisualEngine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures answering questions about pictures, and attention, of which such networks are made. */
@Command(name = "vqa")
final class BenchVqaCommand extends org.lorgnette.cli.Command {

	private static final String USUAL = "vqa-easy";
	private static final String OWN = "neural-vqa";
	private static final String ATTENTION = "attention";
	private static final int LARGEST = 2048;
	private static final int LONGEST_WARM_UP = 600;

	@Option(names = "--engine", paramLabel = "ID", descriptionKey = "bench.vqa.engine")
	private Optional<String> engineId;

	@Option(names = "--model", paramLabel = "FOLDER", descriptionKey = "bench.vqa.model")
	private Optional<Path> model;

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "bench.vqa.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = "--pictures", paramLabel = "N", defaultValue = "32", descriptionKey = "bench.vqa.pictures")
	private int pictures;

	@Option(names = "--side", paramLabel = "PIXELS", defaultValue = "64", descriptionKey = "bench.vqa.side")
	private int side;

	@Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "1.5", descriptionKey = "bench.vqa.warm.up")
	private double warmUp;

	@Mixin
	private BenchOptions options;

	private final Supplier<EngineRegistry> engines;

	BenchVqaCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	BenchVqaCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		int rounds = options.rounds(messages());
		// Fewer would all be remembered by an engine that looks at a picture only once.
		if (pictures < VisualSections.LEAST || side < 1 || side > LARGEST || !(warmUp >= 0 && warmUp <= LONGEST_WARM_UP)) {
			throw new UsageException(messages().get("bench.vqa.range", VisualSections.LEAST, LARGEST, LONGEST_WARM_UP));
		}
		String id = engineId.orElse(model.isPresent() ? OWN : USUAL);
		model.ifPresent(folder -> settings.put("model", folder.toString()));
		EngineRegistry registry = engines.get();
		ModelProvision models = new ModelProvision(console(), registry);
		models.provide(id);
		Map<String, List<Figure>> figures = new LinkedHashMap<>();
		try (VisualEngine engine = open(registry, models, id)) {
			console().say("bench.vqa.running", id, pictures, VisualSections.QUESTIONS);
			figures.putAll(new VisualSections(engine, pictures, side, warmUp).run(rounds, console().cancellation()));
		}
		Optional<String> missing = attention(registry, models, rounds, figures);
		options.show(console(), json(), figures);
		missing.ifPresent(console()::complain);
		return missing.isEmpty() ? ExitStatus.DONE : ExitStatus.UNAVAILABLE;
	}

	/** What keeps it from being measured. */
	private Optional<String> attention(EngineRegistry registry, ModelProvision models, int rounds, Map<String, List<Figure>> figures)
			throws EngineException {
		Optional<Benchmark> benchmark = registry.benchmarks().stream().filter(each -> each.id().equals(ATTENTION)).findFirst();
		if (benchmark.isEmpty()) {
			return Optional.of(messages().get("bench.vqa.attention.absent"));
		}
		console().say("bench.running", ATTENTION);
		try {
			figures.put(ATTENTION, new EngineSection(benchmark.get(), models.store()).run(rounds, console().cancellation()));
			return Optional.empty();
		} catch (EngineUnavailableException e) {
			return Optional.of(ATTENTION + ": " + e.getMessage() + "; " + e.remedy());
		}
	}

	private VisualEngine open(EngineRegistry registry, ModelProvision models, String id) throws EngineException {
		try {
			return registry.openVisual(id, settings, models.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(id + ": " + e.getMessage());
		}
	}
}
