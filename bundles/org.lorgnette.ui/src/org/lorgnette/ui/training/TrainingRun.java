package org.lorgnette.ui.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.ui.launch.JobProcess;
import org.lorgnette.ui.launch.LaunchJob;

/** A training in the Progress view. If writing the checkpoint takes long, the Training view tells when it is over. */
final class TrainingRun extends LaunchJob {

	private final Path file;
	private final TrainingSetup setup;
	private final ILaunch launch;
	private final TrainingProcess process;
	private Optional<TrainingProgress> progress = Optional.empty();

	TrainingRun(Path file, TrainingSetup setup, ILaunch launch) {
		super(NLS.bind(Messages.training, file.getFileName()), TrainingLaunchDelegate.FAMILY);
		this.file = file;
		this.setup = setup;
		this.launch = launch;
		this.process = new TrainingProcess(launch, file, this::stop);
	}

	@Override
	protected JobProcess process() {
		return process;
	}

	@Override
	protected Callable<Integer> begin(IProgressMonitor monitor, Cancellation cancellation) {
		monitor.beginTask(getName(), TrainingProgress.TICKS);
		TrainingProgress begun = new TrainingProgress(monitor, process);
		progress = Optional.of(begun);
		return new TrainingWork(file, setup, launch, process, begun, cancellation, this::stop);
	}

	@Override
	protected void canceling() {
		super.canceling();
		process.training().ifPresent(LiveTraining::stopping);
	}

	@Override
	protected void leftBehind() {
		process.complain(Messages.cancelledBehind);
	}

	@Override
	protected void end(int value) {
		progress.ifPresentOrElse(TrainingProgress::mute, () -> process.complain(Messages.cancelled));
		process.ended(value);
	}
}
