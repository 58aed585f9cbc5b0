package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Asking;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.model.Task;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question over texts. */
@Command(name = "ask")
final class AskCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "QUESTION", descriptionKey = "ask.question")
	private String question;

	@Option(names = "--in", required = true, paramLabel = "PATH", descriptionKey = "ask.in")
	private String in;

	@Option(names = "--engine", paramLabel = "ID", descriptionKey = "ask.engine")
	private List<String> engineIds = new ArrayList<>();

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "annotate.format")
	private Optional<String> format;

	@Option(names = "--answers", paramLabel = "N", defaultValue = "3", descriptionKey = "ask.answers")
	private int answers;

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "annotate.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = "--option", paramLabel = "NAME=VALUE", descriptionKey = "annotate.option")
	private Map<String, String> options = new LinkedHashMap<>();

	private final Supplier<EngineRegistry> engines;

	AskCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	AskCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		if (question.isBlank()) {
			throw new UsageException(messages().get("ask.question.blank"));
		}
		if (answers < 1) {
			throw new UsageException(messages().get("ask.answers.least"));
		}
		EngineRegistry registry = engines.get();
		AnsweringEngines choice = new AnsweringEngines(console(), registry);
		List<String> chosen = choice.choose(engineIds, Task.QA, settings);
		CorpusInput input = CorpusInput.of(messages(), in, format, options);
		if (input.isStream() && chosen.size() > 1) {
			throw new UsageException(messages().get("ask.stream.one"));
		}
		ProblemLog problems = new ProblemLog();
		List<AskResult> results = new ArrayList<>();
		for (String id : chosen) {
			try (TextEngine engine = open(registry, choice, id)) {
				// Each engine reads the corpus again; its problems are the same every time.
				results.add(ask(engine, input, results.isEmpty() ? problems : new ProblemLog()));
			}
		}
		problems.show(console());
		AskOutput output = new AskOutput(messages(), input, results);
		if (json()) {
			JsonOutput.print(console(), output.document(question, problems));
		} else {
			output.print(console().out());
		}
		return ExitStatus.DONE;
	}

	private TextEngine open(EngineRegistry registry, AnsweringEngines choice, String id) throws EngineException {
		try {
			return registry.openText(id, settings, choice.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(id + ": " + e.getMessage());
		}
	}

	private AskResult ask(TextEngine engine, CorpusInput input, ProblemLog problems) throws IOException, EngineException {
		String id = engine.descriptor().id();
		try (CorpusReader reader = input.open(problems); ProgressBar bar = console().bar(id)) {
			DocumentSource documents = new DocumentSource(reader, input.name(), messages().get("annotate.expected.documents"));
			AskResult result = new Asking(engine, answers).ask(question, documents::next,
					(count, latest) -> bar.count(count, messages().get("documents")), console().cancellation());
			console().cancellation().check();
			return result;
		}
	}
}
