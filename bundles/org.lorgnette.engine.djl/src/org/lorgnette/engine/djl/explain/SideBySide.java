package org.lorgnette.engine.djl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** The same work for several items on several threads. */
public final class SideBySide {

	/** What is done with an item. */
	@FunctionalInterface
	public interface Work<T, R> {

		/** @param cancellation also true once the work for another item failed */
		R of(T item, Cancellation cancellation) throws EngineException;
	}

	private SideBySide() {
	}

	/**
	 * The results in the order of the items.
	 *
	 * @param threads
	 *            at most so many at a time, 1 or more
	 * @throws EngineException
	 *             the first failure in the order of the items; what still waits is then not begun
	 */
	public static <T, R> List<R> of(List<T> items, int threads, Cancellation cancellation, Work<T, R> work) throws EngineException {
		List<R> results = new ArrayList<>(items.size());
		if (threads == 1 || items.size() < 2) {
			for (T item : items) {
				results.add(work.of(item, cancellation));
			}
			return results;
		}
		AtomicBoolean stopped = new AtomicBoolean();
		Cancellation either = () -> stopped.get() || cancellation.isCancelled();
		try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()))) {
			try {
				List<Future<R>> running = new ArrayList<>(items.size());
				for (T item : items) {
					running.add(pool.submit(() -> {
						either.check();
						return work.of(item, either);
					}));
				}
				for (Future<R> future : running) {
					results.add(await(future));
				}
			} finally {
				stopped.set(true);
				pool.shutdownNow();
			}
		}
		return results;
	}

	private static <R> R await(Future<R> future) throws EngineException {
		try {
			return future.get();
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case EngineException failure -> throw failure;
				case RuntimeException failure -> throw failure;
				case Error failure -> throw failure;
				default -> throw new IllegalStateException(e.getCause());
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}
}
