package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.lorgnette.cli.bench.EngineSection;
import org.lorgnette.cli.bench.Figure;
import org.lorgnette.cli.bench.MemorySection;
import org.lorgnette.cli.bench.ScoringSection;
import org.lorgnette.cli.bench.Section;
import org.lorgnette.cli.bench.StartupSection;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.model.text.Nearest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures scorers and engines on this machine. */
@Command(name = "bench", subcommands = { BenchTextCommand.class, BenchVqaCommand.class })
final class BenchCommand extends org.lorgnette.cli.Command {

	@Parameters(paramLabel = "SECTION", arity = "0..*", descriptionKey = "bench.sections")
	private List<String> wanted = new ArrayList<>();

	@Mixin
	private BenchOptions options;

	private final Supplier<EngineRegistry> engines;

	BenchCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	BenchCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		int rounds = options.rounds(messages());
		EngineRegistry registry = engines.get();
		ModelProvision models = new ModelProvision(console(), registry);
		Map<String, List<Figure>> figures = new LinkedHashMap<>();
		Map<String, String> unavailable = new LinkedHashMap<>();
		for (Section section : chosen(sections(registry, models))) {
			console().say("bench.running", section.id());
			try {
				figures.put(section.id(), section.run(rounds, console().cancellation()));
			} catch (EngineUnavailableException e) {
				unavailable.put(section.id(), e.getMessage() + "; " + e.remedy());
			}
		}
		options.show(console(), json(), figures);
		unavailable.forEach((id, reason) -> console().complain(id + ": " + reason));
		return unavailable.isEmpty() ? ExitStatus.DONE : ExitStatus.UNAVAILABLE;
	}

	private static List<Section> sections(EngineRegistry registry, ModelProvision models) {
		List<Section> sections = new ArrayList<>(
				List.of(new ScoringSection(), new MemorySection(), new StartupSection(Main.class.getName())));
		registry.benchmarks().forEach(benchmark -> sections.add(new EngineSection(benchmark, models.store())));
		return sections;
	}

	private List<Section> chosen(List<Section> sections) {
		List<String> known = sections.stream().map(Section::id).toList();
		for (String id : wanted) {
			if (!known.contains(id)) {
				String nearest = Nearest.to(id, known).orElse(String.join(", ", known));
				throw new UsageException(messages().get("bench.section.unknown", id, nearest));
			}
		}
		return wanted.isEmpty() ? sections : sections.stream().filter(section -> wanted.contains(section.id())).toList();
	}
}
