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

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.model.Document;

/**
 * Runs an engine over documents in several threads and hands the analyses on in the order of the documents. No more than a few
 * documents a thread are held at a time.
 */
final class OrderedAnalysis implements AutoCloseable {

	private static final int DOCUMENTS_A_THREAD = 3;
	private static final long GRACE_SECONDS = 5;

	private final Engine engine;
	private final int window;
	private final ExecutorService threads;
	private final AtomicBoolean stopped = new AtomicBoolean();
	private final Cancellation cancellation;
	private final Deque<Pending> pending = new ArrayDeque<>();

	/** Where documents come from; empty at the end. */
	@FunctionalInterface
	interface Source {
		Optional<Document> next() throws IOException;
	}

	/** What becomes of a document and its analysis, or the failure in its place. Called from the thread that runs this. */
	interface Sink {
		void accept(Document document, Analysis analysis) throws IOException;

		/** @throws EngineException if this is to end the work */
		void failed(Document document, EngineException failure) throws IOException, EngineException;
	}

	private record Pending(Document document, Future<Analysis> analysis) {
	}

	OrderedAnalysis(Engine engine, int threads, Cancellation cancellation) {
		this.engine = engine;
		this.window = threads * DOCUMENTS_A_THREAD;
		this.threads = Executors.newFixedThreadPool(threads, task -> {
			Thread thread = new Thread(task, "analysis");
			thread.setDaemon(true);
			return thread;
		});
		this.cancellation = () -> stopped.get() || cancellation.isCancelled();
	}

	/** @throws CancellationException if the work was cancelled */
	void run(Source source, Sink sink) throws IOException, EngineException {
		for (Optional<Document> next = source.next(); next.isPresent(); next = source.next()) {
			cancellation.check();
			Document document = next.get();
			pending.addLast(new Pending(document, threads.submit(() -> engine.analyze(document, cancellation))));
			if (pending.size() >= window) {
				handOn(sink);
			}
		}
		while (!pending.isEmpty()) {
			handOn(sink);
		}
		cancellation.check();
	}

	private void handOn(Sink sink) throws IOException, EngineException {
		Pending oldest = pending.removeFirst();
		Analysis analysis;
		try {
			analysis = oldest.analysis().get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		} catch (ExecutionException e) {
			sink.failed(oldest.document(), failure(oldest.document(), e.getCause()));
			return;
		}
		sink.accept(oldest.document(), analysis);
	}

	private EngineException failure(Document document, Throwable cause) {
		if (cause instanceof CancellationException cancelled) {
			throw cancelled;
		}
		if (cause instanceof OutOfMemoryError memory) {
			throw memory;
		}
		String reason = cause instanceof EngineException ? cause.getMessage() : cause.toString();
		return new EngineException(engine.descriptor().id() + ": document '" + document.id() + "': " + reason, cause);
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
