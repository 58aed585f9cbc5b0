package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.DryRun;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunNaming;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment and writes a run folder with its report. */
@Command(name = "evaluate")
final class EvaluateCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "EXPERIMENT.yaml", descriptionKey = "evaluate.experiment")
	private Path file;

	@Option(names = "--out", paramLabel = "DIR", descriptionKey = "evaluate.out")
	private Optional<Path> out;

	@Option(names = "--resume", descriptionKey = "evaluate.resume")
	private boolean resume;

	@Option(names = "--dry-run", descriptionKey = "evaluate.dry-run")
	private boolean dryRun;

	@Option(names = "--prompts", paramLabel = "N", defaultValue = "1", descriptionKey = "evaluate.prompts")
	private int prompts;

	private final Supplier<EngineRegistry> engines;

	EvaluateCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	EvaluateCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		Experiment experiment = ExperimentReader.read(file);
		if (resume && out.isEmpty()) {
			throw new UsageException(messages().get("evaluate.resume.needs.out"));
		}
		EngineRegistry registry = engines.get();
		new EngineCheck(messages(), registry).require(experiment);
		if (dryRun) {
			return dryRun(experiment, registry);
		}
		Path path = out.orElseGet(() -> defaultFolder(experiment));
		RunFolder folder = resume ? RunFolder.resume(path, experiment) : RunFolder.create(path, experiment);
		try {
			return new EvaluationJob(console(), registry, json()).run(experiment, file, folder).status();
		} catch (IOException e) {
			folder.discardUnlessBegun();
			throw e;
		}
	}

	private int dryRun(Experiment experiment, EngineRegistry registry) throws IOException, EngineException {
		List<DryRun.Sent> sent = new DryRun(registry, new ModelProvision(console(), registry).store(),
				console().cancellation()).of(experiment,
				Math.max(0, prompts));
		DryRunOutput output = new DryRunOutput(console());
		if (json()) {
			output.json(sent);
		} else {
			output.text(sent);
		}
		return ExitStatus.DONE;
	}

	private static Path defaultFolder(Experiment experiment) {
		return RunNaming.folder(RunNaming.DEFAULT, experiment.name(), LocalDateTime.now());
	}
}
