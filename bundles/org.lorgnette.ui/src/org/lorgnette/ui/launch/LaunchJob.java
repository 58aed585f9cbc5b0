package org.lorgnette.ui.launch;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.run.RunStatus;

/**
 * Work of a launch in the Progress view. It is done in a thread of its own: whoever cancels is obeyed within a second, even if the work is
 * in something that cannot be interrupted; then it is left behind, unheard.
 */
public abstract class LaunchJob extends Job {

	private static final long LOOK_MILLIS = 50;
	/** What well-behaved work needs to write what is finished and to close its files, and a little more. */
	private static final long GRACE_MILLIS = 750;

	private final Object family;
	private volatile boolean cancelled;

	protected LaunchJob(String name, Object family) {
		super(name);
		this.family = family;
		setUser(false);
		setPriority(LONG);
		addJobChangeListener(IJobChangeListener.onDone(event -> endUnlessEnded()));
	}

	/** A job that was cancelled before its turn never ran. */
	private void endUnlessEnded() {
		if (!process().isTerminated()) {
			end(RunStatus.CANCELLED);
		}
	}

	protected abstract JobProcess process();

	/** Tells the monitor what begins and gives the work, which gives its exit value. */
	protected abstract Callable<Integer> begin(IProgressMonitor monitor, Cancellation cancellation);

	/** The work was cancelled and goes on for longer than one waits. */
	protected void leftBehind() {
		// What is said at the end says it for most.
	}

	/** Mutes the work and ends the process; {@link #begin} may not have been called. */
	protected abstract void end(int value);

	/** The terminate button. */
	protected final void stop() {
		cancelled = true;
		cancel();
	}

	@Override
	protected void canceling() {
		cancelled = true;
	}

	@Override
	public final boolean belongsTo(Object other) {
		return family == other;
	}

	@Override
	protected final IStatus run(IProgressMonitor monitor) {
		Cancellation cancellation = () -> cancelled || monitor.isCanceled();
		FutureTask<Integer> task = new FutureTask<>(begin(monitor, cancellation));
		Thread.ofPlatform().name(getName()).daemon().start(task);
		int value = await(task, cancellation);
		end(value);
		monitor.done();
		return value == RunStatus.CANCELLED ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private int await(FutureTask<Integer> task, Cancellation cancellation) {
		long cancelledAt = 0;
		while (true) {
			try {
				return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (cancellation.isCancelled()) {
					cancelledAt = cancelledAt == 0 ? System.nanoTime() : cancelledAt;
					if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelledAt) > GRACE_MILLIS) {
						leftBehind();
						return RunStatus.CANCELLED;
					}
				}
			} catch (InterruptedException e) {
				cancelled = true;
			} catch (ExecutionException e) {
				Failure failure = Failure.of(e.getCause());
				process().complain(failure.message());
				return failure.status();
			}
		}
	}
}
