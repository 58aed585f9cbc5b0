package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.cli.bench.TextSections;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Location;
import org.lorgnette.model.Document;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures engines over texts of one's own, against each other and against the bare methods that they wrap. */
@Command(name = "text")
final class BenchTextCommand extends org.lorgnette.cli.Command {

	private static final String OF = ".";

	@Option(names = "--engine", required = true, split = ",", paramLabel = "ID", descriptionKey = "bench.text.engine")
	private List<String> ids = new ArrayList<>();

	@Mixin
	private CorpusOptions corpus;

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "bench.text.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = "--limit", paramLabel = "N", descriptionKey = "bench.text.limit")
	private int limit = Integer.MAX_VALUE;

	@Mixin
	private BenchOptions options;

	private final Supplier<EngineRegistry> engines;

	BenchTextCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	BenchTextCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		int rounds = options.rounds(messages());
		if (limit < 1) {
			throw new UsageException(messages().get("bench.rounds.least"));
		}
		EngineRegistry registry = engines.get();
		List<String> wanted = ids.stream().distinct().toList();
		Map<String, Map<String, String>> chosen = new LinkedHashMap<>();
		for (String id : wanted) {
			EngineDescriptor engine = registry.find(id).orElseThrow(() -> new UsageException(messages().get("bench.text.unknown", id)));
			chosen.put(id, known(engine));
		}
		requireMeant(wanted, chosen);
		List<Document> documents = documents();
		ModelProvision models = new ModelProvision(console(), registry);
		for (String id : wanted) {
			models.provide(id);
		}
		TextSections sections = new TextSections(wanted, id -> open(registry, models, id, chosen.get(id)), documents);
		if (sections.tokens() == 0) {
			throw new CorpusException(Location.of(corpus.path()), messages().get("input.empty"));
		}
		console().say("bench.text.running", documents.size(), sections.tokens());
		options.show(console(), json(), sections.run(rounds, console().cancellation()));
		return ExitStatus.DONE;
	}

	/** The settings given that an engine has, and those that begin with its id and a dot. */
	private Map<String, String> known(EngineDescriptor engine) {
		Map<String, String> given = new LinkedHashMap<>(settings);
		given.keySet().retainAll(engine.settings().stream().map(Setting::name).toList());
		settings.forEach((name, value) -> {
			if (name.startsWith(engine.id() + OF)) {
				given.put(name.substring(engine.id().length() + OF.length()), value);
			}
		});
		return given;
	}

	private void requireMeant(List<String> wanted, Map<String, Map<String, String>> chosen) {
		for (String name : settings.keySet()) {
			boolean meant = chosen.entrySet().stream()
					.anyMatch(engine -> name.startsWith(engine.getKey() + OF) || engine.getValue().containsKey(name));
			if (!meant) {
				throw new UsageException(messages().get("bench.text.setting", name, String.join(", ", wanted)));
			}
		}
	}

	private List<Document> documents() throws IOException {
		CorpusInput input = corpus.open(messages());
		ProblemLog problems = new ProblemLog();
		List<Document> documents = new ArrayList<>();
		try (CorpusReader reader = input.open(problems)) {
			DocumentSource source = new DocumentSource(reader, input.name(), messages().get("annotate.expected.documents"));
			for (Optional<Document> next = source.next(); next.isPresent() && documents.size() < limit; next = source.next()) {
				documents.add(next.get());
			}
		}
		problems.show(console());
		return documents;
	}

	private static TextEngine open(EngineRegistry registry, ModelProvision models, String id, Map<String, String> given)
			throws EngineException {
		try {
			return registry.openText(id, given, models.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(id + ": " + e.getMessage());
		}
	}
}
