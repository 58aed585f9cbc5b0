package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.io.jsonl.PredictionJson;
import org.lorgnette.model.Document;

/**
 * One engine's way through the corpus: documents go to several threads and are written in corpus order. Owns the engine; when the pass
 * is closed, the engine is closed too, though not before its threads have let go of it.
 */
final class EnginePass {

	private static final long LOOK_MILLIS = 50;
	/** An engine that asks for cancellation as it should has stopped by then; another is left behind. */
	private static final long GRACE_MILLIS = 500;

	private record Pending(Document document, Future<Analysis> analysis) {
	}

	private final EngineSpec spec;
	private final TextEngine engine;
	private final PredictionLog log;
	private final FailureLog failures;
	private final RunListener listener;
	private final Cancellation cancellation;
	private final ExecutorService workers;
	private final Deque<Pending> pending = new ArrayDeque<>();
	private final int window;
	private final long alreadyDone;
	private final long total;
	private long seen;
	private long documents;
	private long characters;

	EnginePass(EngineSpec spec, TextEngine engine, int threads, PredictionLog log, FailureLog failures, long total,
			RunListener listener, Cancellation cancellation) {
		this.spec = spec;
		this.engine = engine;
		this.log = log;
		this.failures = failures;
		this.listener = listener;
		this.cancellation = cancellation;
		this.workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name(spec.id() + "-", 1).factory());
		this.window = 4 * threads;
		this.alreadyDone = log.count(spec.name());
		this.total = total;
	}

	/** Documents analysed in this pass. */
	long documents() {
		return documents;
	}

	long characters() {
		return characters;
	}

	boolean visit(Document document) throws IOException {
		cancellation.check();
		if (++seen <= alreadyDone) {
			return true;
		}
		if (pending.size() == window) {
			writeFirst();
		}
		pending.add(new Pending(document, workers.submit(() -> engine.analyze(document, cancellation))));
		return true;
	}

	void drain() throws IOException {
		while (!pending.isEmpty()) {
			writeFirst();
		}
	}

	private void writeFirst() throws IOException {
		// Stays at the head until it is written: if it cannot be, nothing behind it may be written either.
		Pending first = pending.element();
		Document document = first.document;
		PredictionJson.Line line = new PredictionJson.Line(document.id(), spec.name(), List.of());
		try {
			line = new PredictionJson.Line(document.id(), spec.name(), await(first.analysis).predictions());
		} catch (ExecutionException e) {
			failures.append(spec.name(), document.id(), describe(e.getCause()));
		}
		log.append(line, document.text());
		pending.remove();
		documents++;
		characters += document.text().length();
		listener.progress(spec, alreadyDone + documents, total);
	}

	/** An engine that hangs does not keep anybody from cancelling. */
	private Analysis await(Future<Analysis> analysis) throws ExecutionException {
		while (true) {
			try {
				return analysis.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				cancellation.check();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
		}
	}

	/** A failure on one document is recorded and the run goes on; cancellation and lack of memory end it. */
	private static String describe(Throwable cause) {
		switch (cause) {
			case CancellationException e -> throw e;
			case OutOfMemoryError e -> throw e;
			default -> {
				return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
			}
		}
	}

	/** Finished documents at the head of the queue are written even if the run is being cancelled. */
	void close() throws IOException {
		workers.shutdown();
		try {
			while (!pending.isEmpty() && pending.peek().analysis.state() == Future.State.SUCCESS) {
				writeFirst();
			}
		} finally {
			workers.shutdownNow();
			if (isIdleSoon()) {
				engine.close();
			} else {
				Thread.ofPlatform().daemon().name("leaving-" + spec.id()).start(() -> {
					workers.close();
					engine.close();
				});
			}
		}
	}

	private boolean isIdleSoon() {
		try {
			return workers.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}
}
