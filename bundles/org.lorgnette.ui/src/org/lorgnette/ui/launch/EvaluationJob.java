package org.lorgnette.ui.launch;

import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.ui.evaluation.Runs;
import org.lorgnette.ui.runs.RunActions;

/** A run in the Progress view. If it is left behind, the run folder stays claimed until its work has ended. */
final class EvaluationJob extends LaunchJob {

	private final Experiment experiment;
	private final RunFolder folder;
	private final LaunchSetup setup;
	private final ActiveRuns.Claim claim;
	private final EvaluationProcess process;
	private Optional<RunProgress> progress = Optional.empty();

	EvaluationJob(Experiment experiment, RunFolder folder, LaunchSetup setup, ActiveRuns.Claim claim, ILaunch launch) {
		super(NLS.bind(Messages.evaluating, experiment.name()), EvaluationLaunchDelegate.FAMILY);
		this.experiment = experiment;
		this.folder = folder;
		this.setup = setup;
		this.claim = claim;
		this.process = new EvaluationProcess(launch, NLS.bind(Messages.processLabel, experiment.name(), folder.path().getFileName()),
				folder.path(), this::stop);
	}

	@Override
	protected JobProcess process() {
		return process;
	}

	@Override
	protected Callable<Integer> begin(IProgressMonitor monitor, Cancellation cancellation) {
		monitor.beginTask(getName(), experiment.engines().size() * RunProgress.TICKS_AN_ENGINE);
		RunProgress begun = new RunProgress(monitor, process, Runs.watch(folder.path(), experiment));
		progress = Optional.of(begun);
		EvaluationWork work = new EvaluationWork(experiment, folder, setup, Installation.current(), process, monitor, begun,
				cancellation);
		return () -> {
			try {
				return work.call();
			} finally {
				claim.close();
			}
		};
	}

	@Override
	protected void end(int value) {
		progress.ifPresentOrElse(RunProgress::mute, claim::close);
		boolean kept = RunFolder.find(folder.path()).isPresent();
		switch (value) {
			case RunStatus.CANCELLED -> process.complain(kept ? Messages.cancelledKept : Messages.cancelled);
			case RunStatus.UNAVAILABLE, RunStatus.BAD_INPUT -> process.complain(kept ? Messages.endedKept : Messages.ended);
			default -> {
				// The table has said it.
			}
		}
		RunActions.refresh(folder.path());
		process.ended(value);
		boolean scored = Files.exists(folder.path().resolve("scores.json"));
		if (scored && value != RunStatus.CANCELLED && value != RunStatus.BAD_INPUT) {
			RunActions.showLater(folder.path());
		}
	}
}
