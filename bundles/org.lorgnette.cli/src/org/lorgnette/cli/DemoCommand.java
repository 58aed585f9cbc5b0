package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunNaming;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evaluates the shipped examples with every engine that needs no network. */
@Command(name = "demo")
final class DemoCommand extends org.lorgnette.cli.Command {

	private static final List<String> EXPERIMENTS = List.of("entities-en.yaml", "entities-fr.yaml", "relations-en.yaml",
			"relations-fr.yaml", "nominals-en.yaml", "questions-en.yaml", "questions-fr.yaml", "pictures.yaml");

	@Option(names = "--out", paramLabel = "DIR", descriptionKey = "demo.out")
	private Optional<Path> out;

	private final Supplier<EngineRegistry> engines;

	DemoCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	DemoCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		Path examples = examples();
		Path folder = out.orElseGet(() -> RunNaming.folder(RunNaming.DEFAULT, "demo", LocalDateTime.now()));
		EvaluationJob job = new EvaluationJob(console(), engines.get(), json());
		List<Integer> statuses = new ArrayList<>();
		for (String file : EXPERIMENTS) {
			Experiment experiment = ExperimentReader.read(examples.resolve(file));
			console().say("demo.experiment", experiment.name());
			RunFolder run = RunFolder.create(folder.resolve(file.substring(0, file.indexOf('.'))), experiment);
			bracket(statuses.isEmpty() ? "[" : ",");
			statuses.add(job.run(experiment, examples.resolve(file), run).status());
		}
		bracket("]");
		return statuses.stream().max(Integer::compare).orElse(ExitStatus.DONE);
	}

	/** The results of several experiments are one JSON document: an array. */
	private void bracket(String text) {
		if (json()) {
			console().out().println(text);
		}
	}

	private static Path examples() throws IOException {
		Path folder = Path.of(System.getProperty("lorgnette.home", "."), "examples");
		if (!Files.isDirectory(folder)) {
			throw new NoSuchFileException(folder.toString());
		}
		return folder;
	}
}
