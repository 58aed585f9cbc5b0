package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.evaluation.training.DataRecord;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.evaluation.training.TrainingConfigurationReader;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingJob;
import org.lorgnette.evaluation.training.TrainingLog;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.model.Task;
import org.lorgnette.model.text.Nearest;
import org.lorgnette.report.TrainingReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model. It appears at its place only when it is complete. */
@Command(name = "train")
final class TrainCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "CONFIG.yaml", descriptionKey = "train.config")
	private Path file;

	@Option(names = "--out", paramLabel = "PATH", descriptionKey = "train.out")
	private Optional<Path> out;

	@Option(names = "--resume", descriptionKey = "train.resume")
	private boolean resume;

	@Option(names = "--force", descriptionKey = "train.force")
	private boolean force;

	private final Supplier<EngineRegistry> engines;

	TrainCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	TrainCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		TrainingConfiguration configuration = TrainingConfigurationReader.read(file);
		EngineRegistry registry = engines.get();
		Trainer trainer = trainer(registry, configuration);
		if (out.isEmpty() && configuration.out().isEmpty()) {
			throw new UsageException(messages().get("train.out.missing"));
		}
		try (TrainingJob job = open(configuration, trainer)) {
			if (resume && !job.isResumable()) {
				console().say("train.resume.nothing");
			}
			train(job, trainer);
			score(job, registry, trainer);
			show(job, trainer);
		}
		return ExitStatus.DONE;
	}

	private TrainingJob open(TrainingConfiguration configuration, Trainer trainer) throws IOException, EngineException {
		try {
			return TrainingJob.open(configuration, trainer, out, new TrainingFolder.Mode(resume, force), Clock.systemUTC());
		} catch (IllegalArgumentException e) {
			throw new UsageException(e.getMessage());
		} catch (EngineUnavailableException e) {
			throw new EngineUnavailableException(configuration.place("device") + ": " + e.getMessage(), e.remedy(), e);
		}
	}

	private Trainer trainer(EngineRegistry registry, TrainingConfiguration configuration) throws EngineUnavailableException {
		List<Trainer> trainers = registry.trainers();
		String id = configuration.trainer();
		Optional<Trainer> found = trainers.stream().filter(trainer -> trainer.id().equals(id)).findFirst();
		if (found.isPresent()) {
			return found.get();
		}
		List<String> known = trainers.stream().map(Trainer::id).toList();
		String remedy = Nearest.to(id, known).map(nearest -> messages().get("train.trainer.nearest", nearest))
				.orElseGet(() -> known.isEmpty() ? messages().get("train.trainer.nobody")
						: messages().get("train.trainer.list", String.join(", ", known)));
		throw new EngineUnavailableException(configuration.place("trainer") + ": " + messages().get("train.trainer.unknown", id), remedy);
	}

	private void train(TrainingJob job, Trainer trainer) throws IOException, EngineException {
		try (TrainingProgress progress = new TrainingProgress(console(), trainer.id())) {
			job.run(progress, console().cancellation());
		} catch (CancellationException e) {
			if (!job.isResumable()) {
				console().say("train.kept.nothing");
			}
			sayWhatIsKept(job);
			throw e;
		} catch (IOException | EngineException | OutOfMemoryError e) {
			sayWhatIsKept(job);
			throw e;
		}
		TrainingRecord record = job.record().orElseThrow();
		sayProblems(record);
		job.unusedLabels().forEach(each -> console().say("problem", each));
		console().say("train.done", job.folder().model(), String.format(Locale.ROOT, "%.1f", record.seconds()),
				String.valueOf(record.modelBytes()));
		report(job, record);
	}

	private void sayWhatIsKept(TrainingJob job) throws IOException {
		if (!job.isResumable()) {
			return;
		}
		try {
			if (job.record().isPresent()) {
				report(job, job.record().get());
			}
		} catch (IOException e) {
			// What stopped the training, such as a full disk, may well keep the page from being written; it is told already.
			console().sayText(e.getMessage());
		}
		console().say("train.kept", job.folder().records(), Shell.quoted(file)
				+ out.map(path -> " --out " + Shell.quoted(path)).orElse("") + (force ? " --force" : ""));
	}

	private void report(TrainingJob job, TrainingRecord record) throws IOException {
		Path records = job.folder().records();
		TrainingReport.write(record, TrainingLog.read(records.resolve(TrainingFolder.EVENTS)), records.resolve(TrainingFolder.PAGE),
				messages().locale());
	}

	private void sayProblems(TrainingRecord record) {
		for (DataRecord data : record.data()) {
			data.problems().forEach(problem -> console().say("problem", problem));
			if (data.problemCount() > data.problems().size()) {
				console().say("problem.more", String.valueOf(data.problemCount() - data.problems().size()));
			}
		}
	}

	private void score(TrainingJob job, EngineRegistry registry, Trainer trainer) throws IOException, EngineException {
		if (job.engine().isEmpty() || trainer.task().isEmpty()) {
			return;
		}
		List<DevelopmentScore> scores;
		try {
			scores = new ModelScoring(console(), registry).score(job.engine().get(), trainer.task().orElseThrow(), job.development());
		} catch (CancellationException e) {
			console().say("train.unscored.cancelled", job.folder().model());
			throw e;
		}
		if (!scores.isEmpty()) {
			report(job, job.score(scores));
		}
	}

	private void show(TrainingJob job, Trainer trainer) {
		TrainingRecord record = job.record().orElseThrow();
		Path page = job.folder().records().resolve(TrainingFolder.PAGE);
		if (json()) {
			JsonOutput.print(console(), TrainingDocument.of(record, job.folder()));
		} else {
			List<DevelopmentScore> shown = new ArrayList<>(record.scores());
			for (DevelopmentScore score : shown) {
				boolean together = score.data().equals(DevelopmentScore.ALL) && shown.size() > 1;
				String name = together ? messages().get("train.dev.together") : score.data();
				boolean pictures = trainer.task().equals(Optional.of(Task.VQA));
				console().out().println(messages().get(pictures ? "train.dev.questions" : "train.dev", name,
						String.valueOf(score.documents())));
				console().out().print(ModelScoring.table(messages(), trainer.task().orElseThrow(), score));
			}
		}
		console().say("train.report", page);
	}
}
