package org.lorgnette.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureReader;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question about one picture. */
@Command(name = "vqa")
final class VqaCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "IMAGE", descriptionKey = "vqa.image")
	private Path image;

	@Parameters(index = "1", paramLabel = "QUESTION", descriptionKey = "ask.question")
	private String question;

	@Option(names = "--engine", paramLabel = "ID", descriptionKey = "vqa.engine")
	private List<String> engineIds = new ArrayList<>();

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "annotate.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	private final Supplier<EngineRegistry> engines;

	VqaCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	VqaCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		if (question.isBlank()) {
			throw new UsageException(messages().get("ask.question.blank"));
		}
		EngineRegistry registry = engines.get();
		AnsweringEngines choice = new AnsweringEngines(console(), registry);
		List<String> chosen = choice.choose(engineIds, Task.VQA, settings);
		Picture picture = PictureReader.read(image);
		VisualQuestion asked = new VisualQuestion("asked", List.of(image.toString()), question, List.of(), List.of(), Optional.empty(),
				Optional.empty(), Optional.empty(), Map.of());
		Map<String, VisualAnalysis> analyses = new LinkedHashMap<>();
		for (String id : chosen) {
			try (VisualEngine engine = open(registry, choice, id)) {
				analyses.put(id, engine.answer(asked, List.of(picture), console().cancellation()));
			}
		}
		VqaOutput output = new VqaOutput(messages(), analyses);
		if (json()) {
			JsonOutput.print(console(), output.document(image.toString(), picture, question));
		} else {
			output.print(console().out());
		}
		return ExitStatus.DONE;
	}

	private VisualEngine open(EngineRegistry registry, AnsweringEngines choice, String id) throws EngineException {
		try {
			return registry.openVisual(id, settings, choice.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(id + ": " + e.getMessage());
		}
	}
}
