package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.MissingModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.ExperimentRunner;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunStatus;
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
		} catch (EngineException | IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
			folder.discardUnlessBegun();
			return failed(e);
		}
	}

	/** What was measured is shown even if a report of it cannot be made. */
	private int report(EvaluationResult result) throws IOException {
		try {
			Reports.write(result, folder.path(), setup.locale(), setup.reports());
			return RunStatus.of(result);
		} catch (RuntimeException | LinkageError e) {
			return failed(e);
		}
	}

	private int failed(Throwable problem) {
		if (cancellation.isCancelled()) {
			return RunStatus.CANCELLED;
		}
		Failure failure = Failure.of(problem);
		process.complain(failure.message());
		return failure.status();
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
