package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.evaluation.training.DataRecord;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingJob;
import org.lorgnette.evaluation.training.TrainingLog;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.io.CorpusException;
import org.lorgnette.report.TrainingReport;
import org.lorgnette.ui.UserLocale;
import org.lorgnette.ui.launch.ConsoleLinks;
import org.lorgnette.ui.launch.Failure;
import org.lorgnette.ui.runs.RunActions;

/**
 * A training from its file to the model, its scores and its page; gives its exit value. All that a person is to know goes to the
 * process.
 */
final class TrainingWork implements Callable<Integer> {

	private final Path file;
	private final TrainingSetup setup;
	private final ILaunch launch;
	private final TrainingProcess process;
	private final TrainingListener progress;
	private final Cancellation cancellation;
	private final Runnable stop;
	private Optional<LiveTraining> live = Optional.empty();
	private boolean refreshed;

	TrainingWork(Path file, TrainingSetup setup, ILaunch launch, TrainingProcess process, TrainingListener progress,
			Cancellation cancellation, Runnable stop) {
		this.file = file;
		this.setup = setup;
		this.launch = launch;
		this.process = process;
		this.progress = progress;
		this.cancellation = cancellation;
		this.stop = stop;
	}

	@Override
	public Integer call() {
		try {
			TrainingConfiguration configuration = setup.read(file);
			EngineRegistry registry = Trainers.registry.get();
			Trainer trainer = Trainers.find(registry, configuration);
			Path model = setup.model(file).or(configuration::out)
					.orElseThrow(() -> new CorpusException(configuration.place("out"), Messages.modelNone));
			TrainingFolder.Mode mode = ModelPlace.mode(model, setup, configuration.place("out"), cancellation);
			try (TrainingJob job = open(configuration, trainer, model, mode)) {
				return train(job, configuration, trainer, registry);
			} finally {
				RunActions.refresh(model);
				RunActions.refresh(TrainingFolder.beside(model));
			}
		} catch (CancellationException e) {
			return cancelled();
		} catch (EngineException | IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
			return failed(Failure.of(e));
		}
	}

	private TrainingJob open(TrainingConfiguration configuration, Trainer trainer, Path model, TrainingFolder.Mode mode)
			throws IOException, EngineException {
		try {
			return TrainingJob.open(configuration, trainer, Optional.of(model), mode, Clock.systemUTC());
		} catch (EngineUnavailableException e) {
			throw new EngineUnavailableException(configuration.place("device") + ": " + e.getMessage(), e.remedy(), e);
		}
	}

	private int train(TrainingJob job, TrainingConfiguration configuration, Trainer trainer, EngineRegistry registry)
			throws IOException, EngineException {
		LiveTraining training = new LiveTraining(job.folder().model(), configuration, launch.getLaunchConfiguration(), stop);
		live = Optional.of(training);
		process.shows(training);
		Trainings.shared().add(training);
		TrainingActions.showLater(training);
		process.say(NLS.bind(Messages.begins, configuration.trainer(), job.folder().model()));
		TrainingListener both = event -> {
			training.hear(event);
			progress.hear(event);
			if (event instanceof TrainingEvent.Checkpoint && !job.folder().records().equals(job.folder().model())) {
				seen(job);
			}
		};
		try {
			job.run(both, cancellation);
		} catch (IOException | EngineException | RuntimeException | Error e) {
			keep(job, e);
			throw e;
		}
		TrainingRecord record = job.record().orElseThrow();
		sayProblems(job, record);
		process.say(NLS.bind(Messages.done, new Object[] { job.folder().model(),
				String.format(UserLocale.get(), "%.1f", record.seconds()), TrainingWords.count(record.modelBytes()) }));
		report(job, record);
		int status;
		try {
			status = score(job, trainer, registry, both);
		} finally {
			training.finished(job.folder().records(), job.engine());
		}
		process.say("");
		process.say(ConsoleLinks.MARK + NLS.bind(Messages.reportAt, training.page()));
		process.say(ConsoleLinks.MARK + Messages.showCurves);
		if (DevelopmentExperiment.isPossible(training, registry)) {
			process.say(ConsoleLinks.MARK + Messages.evaluateModel);
		}
		return status;
	}

	/** Once there is a checkpoint, the folder with it is worth seeing. */
	private void seen(TrainingJob job) {
		if (!refreshed) {
			refreshed = true;
			RunActions.refresh(job.folder().records());
		}
	}

	/** Writes the curves so far and says what is kept. */
	private void keep(TrainingJob job, Throwable why) throws IOException {
		if (!job.isResumable()) {
			return;
		}
		try {
			if (job.record().isPresent()) {
				report(job, job.record().get());
			}
		} catch (IOException e) {
			// What stopped the training, such as a full disk, may well keep the page from being written.
			process.complain(Failure.describe(e));
		}
		if (!(why instanceof CancellationException)) {
			process.complain(NLS.bind(Messages.kept, job.folder().records()));
		}
		String reason = why instanceof CancellationException ? "" : String.valueOf(why.getMessage());
		live.ifPresent(training -> training.stopped(reason, true));
	}

	private void sayProblems(TrainingJob job, TrainingRecord record) {
		for (DataRecord data : record.data()) {
			data.problems().forEach(problem -> process.complain(NLS.bind(Messages.problem, problem)));
			if (data.problemCount() > data.problems().size()) {
				process.complain(NLS.bind(Messages.problemsMore, data.problemCount() - data.problems().size()));
			}
		}
		job.unusedLabels().forEach(each -> process.complain(NLS.bind(Messages.problem, each)));
	}

	private static void report(TrainingJob job, TrainingRecord record) throws IOException {
		Path records = job.folder().records();
		TrainingReport.write(record, TrainingLog.read(records.resolve(TrainingFolder.EVENTS)), records.resolve(TrainingFolder.PAGE),
				UserLocale.get());
	}

	/** The model is complete; that its scores are missing is no reason to take it for failed, but is said. */
	private int score(TrainingJob job, Trainer trainer, EngineRegistry registry, TrainingListener listener) throws IOException {
		if (job.engine().isEmpty() || job.development().isEmpty() || trainer.task().isEmpty()) {
			return RunStatus.DONE;
		}
		try {
			if (registry.find(job.engine().get().id()).isEmpty()) {
				process.complain(NLS.bind(Messages.unscored, job.engine().get().id()));
				return RunStatus.DONE;
			}
			List<DevelopmentScore> scores = new ModelScoring(registry, listener, cancellation).score(job.engine().get(),
					trainer.task().orElseThrow(), job.development());
			report(job, job.score(scores));
			scores.forEach(score -> ModelScoring.lines(score).forEach(process::say));
			return RunStatus.DONE;
		} catch (CancellationException e) {
			process.complain(Messages.unscoredCancelled);
			return RunStatus.CANCELLED;
		} catch (EngineException e) {
			process.complain(NLS.bind(Messages.unscoredBecause, e.getMessage()));
			return RunStatus.UNAVAILABLE;
		}
	}

	private int cancelled() {
		boolean kept = live.filter(LiveTraining::isResumable).isPresent();
		live.filter(training -> !kept && training.isBusy()).ifPresent(training -> training.stopped("", false));
		process.complain(kept ? Messages.cancelledKept : live.isPresent() ? Messages.cancelledNothing : Messages.cancelled);
		return RunStatus.CANCELLED;
	}

	private int failed(Failure failure) {
		process.complain(failure.message());
		live.filter(LiveTraining::isBusy).ifPresent(training -> training.stopped(failure.message(), false));
		return failure.status();
	}
}
