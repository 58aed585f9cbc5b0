package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.evaluation.detection.CheckedText;
import org.lorgnette.evaluation.detection.DetectionStudy;
import org.lorgnette.evaluation.detection.GeneratedCheck;
import org.lorgnette.evaluation.detection.LabelledText;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the numbers by which texts of machines are told from those of people, or measures how well they do. */
@Command(name = "generated-check")
final class GeneratedCheckCommand extends org.lorgnette.cli.Command {

	private static final String PEOPLE = "human";

	@Parameters(paramLabel = "FILE|FOLDER", arity = "0..1", descriptionKey = "generated.path")
	private Optional<Path> path;

	@Mixin
	private LanguageOptions models;

	@Option(names = "--evaluate", paramLabel = "FOLDER", descriptionKey = "generated.evaluate")
	private Optional<Path> labelled;

	@Option(names = "--copies", paramLabel = "N", defaultValue = "0", descriptionKey = "generated.copies")
	private int copies;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "17", descriptionKey = "generated.seed")
	private long seed;

	private final Supplier<EngineRegistry> engines;

	GeneratedCheckCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	GeneratedCheckCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		if (path.isPresent() == labelled.isPresent()) {
			throw new UsageException(messages().get("generated.one"));
		}
		if (copies == 1 || copies < 0) {
			throw new UsageException(messages().get("generated.copies.least"));
		}
		TextFolder folder = new TextFolder(console());
		GeneratedText output = new GeneratedText(console());
		if (labelled.isPresent()) {
			List<LabelledText> texts = labelledTexts(labelled.get(), folder);
			folder.report();
			try (LanguageEngine engine = models.openOne(console(), engines.get()); ProgressBar bar = console().bar(models.name())) {
				output.study(new DetectionStudy(check(engine))
						.run(texts, done -> bar.at(done, texts.size(), messages().get("documents")), console().cancellation()),
						texts.size(), models.name(), json());
			}
			return ExitStatus.DONE;
		}
		Map<String, String> texts = Files.isDirectory(path.get()) ? folder.readAll(path.get())
				: Map.of(path.get().toString(), folder.read(path.get()));
		folder.report();
		Map<String, CheckedText> checked = new LinkedHashMap<>();
		try (LanguageEngine engine = models.openOne(console(), engines.get()); ProgressBar bar = console().bar(models.name())) {
			GeneratedCheck check = check(engine);
			for (Map.Entry<String, String> text : texts.entrySet()) {
				checked.put(text.getKey(), check.check(text.getValue()));
				bar.at(checked.size(), texts.size(), messages().get("documents"));
			}
		}
		output.texts(checked, models.name(), json());
		return ExitStatus.DONE;
	}

	private GeneratedCheck check(LanguageEngine engine) {
		return new GeneratedCheck(GeneratedCheck.reader(engine, console().cancellation()), copies, seed);
	}

	/** People's texts lie in {@code human}, those of machines in all other folders; files of the same name are on one topic. */
	private List<LabelledText> labelledTexts(Path folder, TextFolder reader) throws IOException {
		if (!Files.isDirectory(folder.resolve(PEOPLE))) {
			throw new CorpusException(Location.of(folder.toString()), messages().get("generated.layout"));
		}
		List<LabelledText> texts = new ArrayList<>();
		reader.readAll(folder).forEach((id, text) -> {
			int slash = id.indexOf('/');
			if (slash > 0 && !text.isBlank()) {
				texts.add(new LabelledText(id, id.substring(slash + 1), !id.startsWith(PEOPLE + "/"), text));
			}
		});
		if (texts.stream().noneMatch(LabelledText::machine) || texts.stream().allMatch(LabelledText::machine)) {
			throw new CorpusException(Location.of(folder.toString()), messages().get("generated.layout"));
		}
		return texts;
	}
}
