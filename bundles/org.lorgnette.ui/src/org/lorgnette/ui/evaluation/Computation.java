package org.lorgnette.ui.evaluation;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * One long calculation at a time: asking for another leaves the one before. Used from the UI thread, which hears the outcome.
 *
 * @param <T> what is calculated
 */
final class Computation<T> {

	private final String name;
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private Optional<Job> running = Optional.empty();

	Computation(String name) {
		this.name = name;
	}

	/** @param value or, if that is empty, why there is none */
	record Outcome<T>(Optional<T> value, String message) {
	}

	void start(Abandonable.Work<T> work, Consumer<Outcome<T>> listener) {
		cancel();
		Job job = new Job(name) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					Optional<T> value = Abandonable.call(monitor, work);
					tell(this, new Outcome<>(value, value.isPresent() ? "" : Messages.Computation_cancelled), listener);
					return value.isPresent() ? Status.OK_STATUS : Status.CANCEL_STATUS;
				} catch (IOException | RuntimeException e) {
					Platform.getLog(Computation.class).warn(name, e);
					tell(this, new Outcome<>(Optional.empty(), Failures.reason(e)), listener);
					return Status.OK_STATUS;
				}
			}
		};
		running = Optional.of(job);
		job.schedule();
	}

	private void tell(Job job, Outcome<T> outcome, Consumer<Outcome<T>> listener) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (running.equals(Optional.of(job))) {
					running = Optional.empty();
					listener.accept(outcome);
				}
			});
		}
	}

	/** What was started ends without an outcome. */
	void cancel() {
		running.ifPresent(Job::cancel);
		running = Optional.empty();
	}
}
