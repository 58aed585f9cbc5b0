package org.lorgnette.ui.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.MissingModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.ExperimentRunner;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.io.CorpusException;
import org.lorgnette.report.ConsoleTable;
import org.lorgnette.report.Reports;
import org.lorgnette.report.RunNotes;
import org.lorgnette.report.Texts;
import org.lorgnette.report.Words;

/** An evaluation from the first model to the last report; gives its exit value. All that a person is to know goes to the process. */
final class EvaluationWork implements Callable<Integer> {

	private static final int CONSOLE_WIDTH = 110;

	private final Experiment experiment;
	private final RunFolder folder;
	private final LaunchSetup setup;
	private final EngineRegistry registry;
	private final InstalledModels models;
	private final EvaluationProcess process;
	private final IProgressMonitor monitor;
	private final RunProgress progress;
	private final Cancellation cancellation;

	EvaluationWork(Experiment experiment, RunFolder folder, LaunchSetup setup, Installation installation, EvaluationProcess process,
			IProgressMonitor monitor, RunProgress progress, Cancellation cancellation) {
		this.experiment = experiment;
		this.folder = folder;
		this.setup = setup;
		this.registry = installation.registry();
		this.models = installation.models();
		this.process = process;
		this.monitor = monitor;
		this.progress = progress;
		this.cancellation = cancellation;
	}

	@Override
	public Integer call() throws IOException {
		try {
			List<String> engines = experiment.engines().stream().map(EngineSpec::id).distinct().toList();
			List<ModelDescriptor> missing = MissingModels.of(registry, engines, models);
			if (!missing.isEmpty()) {
				new ModelFetch(models, process, monitor, cancellation).fetch(missing);
			}
			EvaluationResult result = new ExperimentRunner(registry, models, progress, cancellation, Clock.systemUTC()).run(experiment,
					folder);
			cancellation.check();
			monitor.subTask(Messages.writingReports);
			process.say(Messages.writingReports);
			int status = report(result);
			show(result);
			return status;
		} catch (CancellationException e) {
			folder.discardUnlessBegun();
			return RunStatus.CANCELLED;
		} catch (EngineUnavailableException e) {
			folder.discardUnlessBegun();
			return failed(RunStatus.UNAVAILABLE, e.getMessage() + "; " + e.remedy());
		} catch (EngineException e) {
			return failed(RunStatus.UNAVAILABLE, e.getMessage());
		} catch (IllegalArgumentException e) {
			return failed(RunStatus.BAD_INPUT, e.getMessage());
		} catch (IOException e) {
			folder.discardUnlessBegun();
			return failed(RunStatus.BAD_INPUT, describe(e));
		} catch (OutOfMemoryError e) {
			return failed(RunStatus.UNAVAILABLE, NLS.bind(Messages.outOfMemory, Runtime.getRuntime().maxMemory() / (1024 * 1024)));
		} catch (RuntimeException | LinkageError e) {
			Platform.getLog(EvaluationWork.class).error(Messages.defect, e);
			return failed(RunStatus.UNAVAILABLE, NLS.bind(Messages.defectOf, e));
		}
	}

	/** What was measured is shown even if a report of it cannot be made. */
	private int report(EvaluationResult result) throws IOException {
		try {
			Reports.write(result, folder.path(), setup.locale(), setup.reports());
			return RunStatus.of(result);
		} catch (RuntimeException | LinkageError e) {
			Platform.getLog(EvaluationWork.class).error(Messages.defect, e);
			return failed(RunStatus.UNAVAILABLE, NLS.bind(Messages.defectOf, e));
		}
	}

	private int failed(int status, String message) {
		if (cancellation.isCancelled()) {
			return RunStatus.CANCELLED;
		}
		process.complain(message);
		return status;
	}

	private static String describe(IOException problem) {
		return switch (problem) {
			case CorpusException e -> e.getMessage();
			case NoSuchFileException e -> NLS.bind(Messages.fileAbsent, e.getFile());
			case FileNotFoundException e -> NLS.bind(Messages.fileAbsent, e.getMessage());
			case AccessDeniedException e -> NLS.bind(Messages.fileDenied, e.getFile());
			case FileSystemException e -> e.getFile() + ": " + e.getReason();
			default -> {
				// Its cause may be a defect, which only the log can tell in full.
				Platform.getLog(EvaluationWork.class).error(problem.getMessage(), problem);
				yield problem.getCause() == null ? String.valueOf(problem.getMessage())
						: NLS.bind(Messages.becauseOf, problem.getMessage(), problem.getCause());
			}
		};
	}

	private void show(EvaluationResult result) {
		Texts texts = new Texts(setup.locale());
		process.say("");
		ConsoleTable.format(result, setup.locale(), CONSOLE_WIDTH).lines().forEach(process::say);
		process.say("");
		Words words = new Words(texts);
		result.comparisons()
				.forEach(comparison -> process.say(words.comparison(comparison, result.experiment().comparison().unit())));
		RunNotes notes = new RunNotes(result, texts);
		notes.leftOut().forEach(process::say);
		notes.failures().forEach(process::complain);
		notes.gates().forEach(process::say);
		Path report = folder.path().resolve("report.html");
		if (setup.reports().contains(Reports.Kind.HTML)) {
			process.say(ConsoleLinks.MARK + NLS.bind(Messages.reportAt, report));
		}
		process.say(ConsoleLinks.MARK + Messages.showInEvaluation);
	}
}
