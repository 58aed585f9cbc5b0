package org.lorgnette.ui.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunListener;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.Views;

/** How other parts of the workbench show runs in the Evaluation view. */
public final class Runs {

	private Runs() {
	}

	/** Brings up the Evaluation view and shows a finished run in it, as soon as it is read. Any thread. */
	public static void show(Path folder) {
		inUi(() -> {
			bringUp();
			RunStore.shared().open(folder);
		});
	}

	/** Shows a run in the Evaluation view, if that is open, while it goes on: each engine once it is scored. */
	public static RunListener watch(Path folder, Experiment experiment) {
		return new Watch(folder, experiment);
	}

	private static final class Watch implements RunListener {

		private final Path folder;
		private final Experiment experiment;
		private final List<EngineResult> results = new ArrayList<>();

		Watch(Path folder, Experiment experiment) {
			this.folder = folder;
			this.experiment = experiment;
		}

		@Override
		public void finished(EngineResult result) {
			results.add(result);
			try {
				EvaluationResult soFar = new EvaluationResult(experiment, RunFolder.find(folder).orElseThrow().manifest(), 0, results,
						List.of(), List.of(), List.of(), 0);
				inUi(() -> RunStore.shared().running(folder, soFar));
			} catch (IOException | RuntimeException e) {
				// The run goes on; what cannot be shown now is shown at its end.
				Platform.getLog(Runs.class).warn(folder.toString(), e);
			}
		}
	}

	private static void inUi(Runnable work) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			display.asyncExec(work);
		}
	}

	static void bringUp() {
		try {
			Views.show(Ids.EVALUATION_VIEW, IWorkbenchPage.VIEW_ACTIVATE);
		} catch (PartInitException e) {
			Failures.show(Messages.Runs_view, e);
		}
	}
}
