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

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.io.jsonl.PredictionJson;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

/**
 * One engine's way through the corpus: documents go to several threads and are written in corpus order. Owns the engine; when the pass
 * is closed, the engine is closed too, though not before its threads have let go of it.
 */
final class EnginePass {

	private static final long LOOK_MILLIS = 50;
	/** An engine that asks for cancellation as it should has stopped by then; another is left behind. */
	private static final long GRACE_MILLIS = 500;

	private record Pending(Instance instance, Future<List<Prediction<? extends Value>>> predictions) {
	}

	/** What the engine does with one item of the corpus; called by several threads. */
	@FunctionalInterface
	interface Work {
		List<Prediction<? extends Value>> predict(Instance instance) throws Exception;

		/** Called in corpus order, by one thread, before the predictions of an item are written. */
		default void beforeWriting(Instance instance) throws IOException {
		}
	}

	private final EngineSpec spec;
	private final Engine engine;
	private final Work work;
	private final RunListener listener;
	private final Cancellation cancellation;
	private final ExecutorService workers;
	private final Deque<Pending> pending = new ArrayDeque<>();
	private final int window;
	private PredictionLog log;
	private FailureLog failures;
	private long alreadyDone;
	private long total;
	private long seen;
	private long documents;
	private long characters;

	EnginePass(EngineSpec spec, Engine engine, Work work, int threads, RunListener listener, Cancellation cancellation) {
		this.spec = spec;
		this.engine = engine;
		this.work = work;
		this.listener = listener;
		this.cancellation = cancellation;
		this.workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name(spec.id() + "-", 1).factory());
		this.window = 4 * threads;
	}

	/** Begins to go through so many items, of which those that the log holds are passed over. */
	void begin(PredictionLog newLog, FailureLog newFailures, long newTotal) {
		log = newLog;
		failures = newFailures;
		alreadyDone = newLog.count(spec.name());
		total = newTotal;
		seen = 0;
		documents = 0;
		characters = 0;
	}

	/** Documents analysed since the pass began. */
	long documents() {
		return documents;
	}

	long characters() {
		return characters;
	}

	boolean visit(Instance instance) throws IOException {
		cancellation.check();
		if (++seen <= alreadyDone) {
			return true;
		}
		if (pending.size() == window) {
			writeFirst();
		}
		pending.add(new Pending(instance, workers.submit(() -> work.predict(instance))));
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
		Instance instance = first.instance;
		PredictionJson.Line line = new PredictionJson.Line(instance.id(), spec.name(), List.of());
		try {
			line = new PredictionJson.Line(instance.id(), spec.name(), await(first.predictions));
		} catch (ExecutionException e) {
			failures.append(spec.name(), instance.id(), describe(e.getCause()));
		}
		String text = switch (instance) {
			case Document document -> document.text();
			case VisualQuestion question -> question.text();
		};
		work.beforeWriting(instance);
		log.append(line, text);
		pending.remove();
		documents++;
		characters += text.length();
		listener.progress(spec, alreadyDone + documents, total);
	}

	/** An engine that hangs does not keep anybody from cancelling. */
	private <T> T await(Future<T> result) throws ExecutionException {
		while (true) {
			try {
				return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
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
			while (!pending.isEmpty() && pending.peek().predictions.state() == Future.State.SUCCESS) {
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
