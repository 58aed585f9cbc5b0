package org.lorgnette.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.cli.bench.EngineSection;
import org.lorgnette.cli.bench.Figure;
import org.lorgnette.cli.bench.MemorySection;
import org.lorgnette.cli.bench.ScoringSection;
import org.lorgnette.cli.bench.Section;
import org.lorgnette.cli.bench.StartupSection;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.model.text.Nearest;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures scorers and engines on this machine. */
@Command(name = "bench")
final class BenchCommand extends org.lorgnette.cli.Command {

	@Parameters(paramLabel = "SECTION", arity = "0..*", descriptionKey = "bench.sections")
	private List<String> wanted = new ArrayList<>();

	@Option(names = "--rounds", paramLabel = "N", defaultValue = "5", descriptionKey = "bench.rounds")
	private int rounds;

	@Option(names = "--out", paramLabel = "FILE", descriptionKey = "bench.out")
	private Optional<Path> out;

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
		if (rounds < 1) {
			throw new UsageException(messages().get("bench.rounds.least"));
		}
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
		show(figures);
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

	private void show(Map<String, List<Figure>> figures) throws IOException {
		String document = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(document(figures));
		if (out.isPresent()) {
			try (PendingOutput output = PendingOutput.toFile(out.get())) {
				output.bytes().write((document + "\n").getBytes(StandardCharsets.UTF_8));
				output.commit();
			}
		}
		if (json()) {
			console().out().println(document);
			return;
		}
		TextTable table = new TextTable(messages().get("bench.table"));
		figures.forEach((section, all) -> all.forEach(figure -> table.row(section, figure.name(), number(figure.value()), figure.unit(),
				number(figure.low()) + " - " + number(figure.high()),
				figure.ratio().isPresent() ? String.format(Locale.ROOT, "%.3f", figure.ratio().getAsDouble()) : "")));
		console().out().print(table);
	}

	private Map<String, Object> document(Map<String, List<Figure>> figures) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("java", System.getProperty("java.version"));
		document.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
		document.put("processors", Runtime.getRuntime().availableProcessors());
		document.put("rounds", rounds);
		Map<String, Object> sections = new LinkedHashMap<>();
		figures.forEach((section, all) -> sections.put(section, all.stream().map(Figure::entry).toList()));
		document.put("sections", sections);
		return document;
	}

	private static String number(double value) {
		return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
	}
}
