package org.lorgnette.ui.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.run.FinishedRun;
import org.lorgnette.evaluation.run.RunFolder;

/** Reads a finished run in the background and tells the outcome in the UI thread: the result, or what is wrong with it. */
final class ReadRun extends Job {

	/** As many as a long list can hold; the report of a run keeps fewer. */
	private static final int MOST_CASES = 200_000;

	private final Path folder;
	private final Consumer<OpenRun> outcome;
	private final Display display = PlatformUI.getWorkbench().getDisplay();

	ReadRun(Path folder, Consumer<OpenRun> outcome) {
		super(NLS.bind(Messages.ReadRun_job, folder.getFileName()));
		this.folder = folder;
		this.outcome = outcome;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			Optional<EvaluationResult> result = Abandonable.call(monitor,
					cancellation -> FinishedRun.read(RunFolder.open(folder), MOST_CASES, cancellation));
			tell(result.isPresent() ? new OpenRun(folder, OpenRun.State.READY, result, "", true)
					: new OpenRun(folder, OpenRun.State.FAILED, Optional.empty(), Messages.ReadRun_cancelled, true));
			return result.isPresent() ? Status.OK_STATUS : Status.CANCEL_STATUS;
		} catch (IOException | RuntimeException e) {
			// The list of runs says so where the run was to appear: no dialog besides.
			Platform.getLog(ReadRun.class).warn(NLS.bind(Messages.ReadRun_failed, folder), e);
			tell(new OpenRun(folder, OpenRun.State.FAILED, Optional.empty(), Failures.reason(e), true));
			return Status.OK_STATUS;
		}
	}

	private void tell(OpenRun run) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> outcome.accept(run));
		}
	}
}
