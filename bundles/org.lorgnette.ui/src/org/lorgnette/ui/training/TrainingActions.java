package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.evaluation.training.TrainingLog;
import org.lorgnette.evaluation.training.TrainingSummary;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.Views;
import org.lorgnette.ui.launch.EvaluationShortcut;
import org.lorgnette.ui.runs.RunActions;

/** What can be done with trainings. */
final class TrainingActions {

	private TrainingActions() {
	}

	/** Shows a training in the Training view. For the UI thread. */
	static void show(LiveTraining training) {
		show(training, IWorkbenchPage.VIEW_ACTIVATE);
	}

	/** Likewise from any thread, without taking the focus from where somebody works. */
	static void showLater(LiveTraining training) {
		if (PlatformUI.isWorkbenchRunning()) {
			Display display = PlatformUI.getWorkbench().getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(() -> show(training, IWorkbenchPage.VIEW_VISIBLE));
			}
		}
	}

	private static void show(LiveTraining training, int mode) {
		try {
			if (Views.show(Ids.TRAINING_VIEW, mode).orElse(null) instanceof TrainingView view) {
				view.show(training);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	/** Reads a training from its folder and shows it; one that runs here is shown as it runs. */
	static void open(Path folder) {
		Job job = Job.create(NLS.bind(Messages.readingTraining, folder.getFileName()), (ICoreRunnable) monitor -> {
			try {
				TrainingSummary summary = TrainingSummary.read(folder)
						.orElseThrow(() -> new CorpusException(Location.of(folder.toString()), Messages.notATraining));
				LiveTraining training = Trainings.shared().find(summary.model()).filter(known -> known.isBusy()
						|| known.configuration().isPresent()).orElse(null);
				if (training == null) {
					training = new LiveTraining(summary.model(), summary.record().trainer(), folder,
							TrainingHistory.of(TrainingLog.read(folder.resolve(TrainingFolder.EVENTS))), summary.record().isFinished(),
							summary.resumable());
					Trainings.shared().add(training);
				}
				LiveTraining shown = training;
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(shown));
			} catch (IOException e) {
				StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.SHOW | StatusManager.LOG);
			}
		});
		job.schedule();
	}

	/** Opens the page of a training in a browser. For the UI thread. */
	static void openPage(Path page) {
		RunActions.openPage(page, NLS.bind(Messages.pageAbsent, page));
	}

	/** Measures a model on its held-out corpus: writes an experiment and runs it. */
	static void evaluate(LiveTraining training) {
		Job job = Job.create(Messages.evaluateModel, (ICoreRunnable) monitor -> {
			IFile experiment = DevelopmentExperiment.write(training, Trainers.registry.get());
			PlatformUI.getWorkbench().getDisplay()
					.asyncExec(() -> EvaluationShortcut.launchExperiment(experiment, ILaunchManager.RUN_MODE));
		});
		job.schedule();
	}
}
