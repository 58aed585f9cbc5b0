package org.lorgnette.ui.launch;

import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.ui.evaluation.Runs;
import org.lorgnette.ui.runs.RunActions;

/**
 * A run in the Progress view. The work is done in a thread of its own: whoever cancels is obeyed within a second, even if the work is in
 * something that cannot be interrupted; then it is left behind, unheard, and the run folder stays claimed until it has ended.
 */
final class EvaluationJob extends Job {

	private static final long LOOK_MILLIS = 50;
	/** What the runner itself needs to write finished documents and close its files, and a little more. */
	private static final long GRACE_MILLIS = 750;

	private final Experiment experiment;
	private final RunFolder folder;
	private final LaunchSetup setup;
	private final ActiveRuns.Claim claim;
	private final EvaluationProcess process;
	private volatile boolean cancelled;

	EvaluationJob(Experiment experiment, RunFolder folder, LaunchSetup setup, ActiveRuns.Claim claim, ILaunch launch) {
		super(NLS.bind(Messages.evaluating, experiment.name()));
		this.experiment = experiment;
		this.folder = folder;
		this.setup = setup;
		this.claim = claim;
		setUser(false);
		setPriority(LONG);
		this.process = new EvaluationProcess(launch, NLS.bind(Messages.processLabel, experiment.name(), folder.path().getFileName()),
				folder.path(), this::stop);
		addJobChangeListener(IJobChangeListener.onDone(event -> endUnlessEnded()));
	}

	/** The terminate button. */
	private void stop() {
		cancelled = true;
		cancel();
	}

	/** A job that was cancelled before its turn never ran. */
	private void endUnlessEnded() {
		if (!process.isTerminated()) {
			claim.close();
			end(RunStatus.CANCELLED);
		}
	}

	@Override
	protected void canceling() {
		cancelled = true;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == EvaluationLaunchDelegate.FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(getName(), experiment.engines().size() * RunProgress.TICKS_AN_ENGINE);
		RunProgress progress = new RunProgress(monitor, process, Runs.watch(folder.path(), experiment));
		EvaluationWork work = new EvaluationWork(experiment, folder, setup, Installation.current(), process, monitor, progress,
				() -> cancelled || monitor.isCanceled());
		FutureTask<Integer> task = new FutureTask<>(() -> {
			try {
				return work.call();
			} finally {
				claim.close();
			}
		});
		Thread.ofPlatform().name("evaluation").daemon().start(task);
		int value = await(task, monitor);
		progress.mute();
		end(value);
		monitor.done();
		return value == RunStatus.CANCELLED ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private int await(FutureTask<Integer> task, IProgressMonitor monitor) {
		long cancelledAt = 0;
		while (true) {
			try {
				return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (cancelled || monitor.isCanceled()) {
					cancelledAt = cancelledAt == 0 ? System.nanoTime() : cancelledAt;
					if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelledAt) > GRACE_MILLIS) {
						return RunStatus.CANCELLED;
					}
				}
			} catch (InterruptedException e) {
				cancelled = true;
			} catch (ExecutionException e) {
				Platform.getLog(EvaluationJob.class).error(Messages.defect, e.getCause());
				process.complain(NLS.bind(Messages.defectOf, e.getCause()));
				return RunStatus.UNAVAILABLE;
			}
		}
	}

	private void end(int value) {
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
