package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.model.Instance;

/**
 * Runs an engine over documents, or questions about pictures, in several threads and hands the analyses on in their order. No more
 * than a few instances a thread are held at a time.
 */
final class OrderedAnalysis<I extends Instance, A> implements AutoCloseable {

	private static final int DOCUMENTS_A_THREAD = 3;
	private static final long GRACE_SECONDS = 5;

	private final String engine;
	private final Work<I, A> work;
	private final int window;
	private final ExecutorService threads;
	private final AtomicBoolean stopped = new AtomicBoolean();
	private final Cancellation cancellation;
	private final Deque<Pending<I, A>> pending = new ArrayDeque<>();

	/** Where instances come from; empty at the end. */
	@FunctionalInterface
	interface Source<I> {
		Optional<I> next() throws IOException;
	}

	/** What is done with one instance; called in several threads at once. */
	@FunctionalInterface
	interface Work<I, A> {
		A analyze(I instance, Cancellation cancellation) throws IOException, EngineException;
	}

	/** What becomes of an instance and its analysis, or the failure in its place. Called from the thread that runs this. */
	interface Sink<I, A> {
		void accept(I instance, A analysis) throws IOException;

		/** @throws EngineException if this is to end the work */
		void failed(I instance, EngineException failure) throws IOException, EngineException;
	}

	private record Pending<I, A>(I instance, Future<A> analysis) {
	}

	/** @param engine its id, for messages */
	OrderedAnalysis(String engine, Work<I, A> work, int threads, Cancellation cancellation) {
		this.engine = engine;
		this.work = work;
		this.window = threads * DOCUMENTS_A_THREAD;
		this.threads = Executors.newFixedThreadPool(threads, task -> {
			Thread thread = new Thread(task, "analysis");
			thread.setDaemon(true);
			return thread;
		});
		this.cancellation = () -> stopped.get() || cancellation.isCancelled();
	}

	/** @throws CancellationException if the work was cancelled */
	void run(Source<I> source, Sink<I, A> sink) throws IOException, EngineException {
		for (Optional<I> next = source.next(); next.isPresent(); next = source.next()) {
			cancellation.check();
			I instance = next.get();
			pending.addLast(new Pending<>(instance, threads.submit(() -> work.analyze(instance, cancellation))));
			if (pending.size() >= window) {
				handOn(sink);
			}
		}
		while (!pending.isEmpty()) {
			handOn(sink);
		}
		cancellation.check();
	}

	private void handOn(Sink<I, A> sink) throws IOException, EngineException {
		Pending<I, A> oldest = pending.removeFirst();
		A analysis;
		try {
			analysis = oldest.analysis().get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof IOException unreadable) {
				throw unreadable;
			}
			sink.failed(oldest.instance(), failure(oldest.instance(), e.getCause()));
			return;
		}
		sink.accept(oldest.instance(), analysis);
	}

	private EngineException failure(I instance, Throwable cause) {
		if (cause instanceof CancellationException cancelled) {
			throw cancelled;
		}
		if (cause instanceof OutOfMemoryError memory) {
			throw memory;
		}
		String reason = cause instanceof EngineException ? cause.getMessage() : cause.toString();
		return new EngineException(engine + ": '" + instance.id() + "': " + reason, cause);
	}

	/** Stops what still works, and waits for it: an engine must not be closed under the hands of its threads. */
	@Override
	public void close() {
		stopped.set(true);
		threads.shutdownNow();
		try {
			threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
