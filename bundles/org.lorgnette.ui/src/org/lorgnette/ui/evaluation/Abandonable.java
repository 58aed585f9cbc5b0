package org.lorgnette.ui.evaluation;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.lorgnette.engine.Cancellation;

/** Work that a person can turn away from at once, although some of its steps, such as resampling, cannot be interrupted. */
final class Abandonable {

	private static final long POLL_MILLIS = 50;

	private Abandonable() {
	}

	@FunctionalInterface
	interface Work<T> {
		T run(Cancellation cancellation) throws IOException;
	}

	/**
	 * Runs the work in a thread of its own and waits for it. When the monitor is cancelled, the work is left to end at its next question
	 * to the cancellation, and its result is dropped.
	 *
	 * @return empty if cancelled
	 */
	static <T> Optional<T> call(IProgressMonitor monitor, Work<T> work) throws IOException {
		FutureTask<T> task = new FutureTask<>(() -> work.run(monitor::isCanceled));
		Thread.ofPlatform().daemon().name("evaluation").start(task);
		while (true) {
			try {
				return Optional.of(task.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
			} catch (TimeoutException e) {
				if (monitor.isCanceled()) {
					return Optional.empty();
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return Optional.empty();
			} catch (ExecutionException e) {
				switch (e.getCause()) {
					case CancellationException cancelled -> {
						return Optional.empty();
					}
					case IOException cause -> throw cause;
					case RuntimeException cause -> throw cause;
					case Error cause -> throw cause;
					default -> throw new IllegalStateException(e.getCause());
				}
			}
		}
	}
}
