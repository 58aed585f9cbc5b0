package org.lorgnette.ui.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Document;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.ModelFetchJob;

/**
 * Lets one engine analyse parts of a file. The engine works in a thread of its own, so that cancelling ends the job within a second even if
 * the engine does not listen; such a thread is left behind and gives its engine back when it ends.
 */
final class LaneRun extends Job {

	private static final long POLL = 100;
	private static final long GRACE = 800_000_000L;
	private static final long PUBLISH = 200_000_000L;
	private static final int FAILURES = 3;
	/** After this many seconds on one document the lane says so. */
	static final int SLOW = Integer.getInteger("org.lorgnette.ui.slow", 20);

	/** A document to analyse. */
	record Work(int part, Document document) {
	}

	/** Hears of results, in any thread. */
	interface Results {
		void found(LaneRun run, Map<Integer, LaneSet.Found> found);

		void status(LaneRun run, Lane.Status status, Optional<String> message);
	}

	private final EngineSpec engine;
	private final EnginePool pool;
	private final List<Work> work;
	private final CorpusState corpus;
	private final Results results;
	private final Map<Integer, LaneSet.Found> unpublished = new HashMap<>();
	private volatile boolean cancelled;
	private volatile boolean opened;
	private volatile int done;
	private volatile long documentStarted = System.nanoTime();
	private long published;
	private int failures;
	private Optional<String> failure = Optional.empty();

	LaneRun(EngineSpec engine, EnginePool pool, List<Work> work, CorpusState corpus, Results results) {
		super(Messages.bind(Messages.Lane_analysis, engine.name(), corpus.parts().getFirst().document().id()));
		this.engine = engine;
		this.pool = pool;
		this.work = work;
		this.corpus = corpus;
		this.results = results;
		setPriority(DECORATE);
	}

	@Override
	protected void canceling() {
		cancelled = true;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(Messages.bind(Messages.Lane_opening, engine.name()), work.size());
		Thread thread = Thread.ofPlatform().daemon().name("lane " + engine.name()).start(this::analyze);
		long cancelledAt = 0;
		int shown = 0;
		boolean slow = false;
		try {
			while (!thread.join(java.time.Duration.ofMillis(POLL))) {
				int now = done;
				if (now > shown || opened) {
					monitor.worked(now - shown);
					monitor.subTask(Messages.bind(Messages.Lane_progress, now, work.size()));
					slow &= now == shown;
					shown = now;
				}
				cancelled |= monitor.isCanceled();
				if (cancelled) {
					cancelledAt = cancelledAt == 0 ? System.nanoTime() : cancelledAt;
					if (System.nanoTime() - cancelledAt > GRACE) {
						results.status(this, Lane.Status.WAITING, Optional.empty());
						return Status.CANCEL_STATUS;
					}
				} else if (!slow && System.nanoTime() - documentStarted > SLOW * 1_000_000_000L) {
					slow = true;
					results.status(this, Lane.Status.RUNNING, Optional.of(Messages.bind(Messages.Lane_slow, engine.name(), SLOW)));
				}
			}
		} catch (InterruptedException e) {
			cancelled = true;
			Thread.currentThread().interrupt();
		}
		return cancelled ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private void analyze() {
		results.status(this, Lane.Status.RUNNING, Optional.empty());
		try (EnginePool.Lease<TextEngine> lease = pool.text(engine.id(), engine.settings())) {
			opened = true;
			Comparison comparison = new Comparison(engine, Comparison.types(corpus));
			for (Work each : work) {
				if (cancelled) {
					break;
				}
				documentStarted = System.nanoTime();
				analyze(lease.engine(), each, comparison);
				done++;
				if (failures >= FAILURES) {
					break;
				}
			}
			publish();
			Lane.Status status = cancelled ? Lane.Status.WAITING : failure.isPresent() ? Lane.Status.FAILED : Lane.Status.READY;
			results.status(this, status, failure.map(reason -> Messages.bind(Messages.Lane_failed, engine.name(), sentence(reason))));
		} catch (EngineUnavailableException e) {
			results.status(this, Lane.Status.UNAVAILABLE, Optional.of(unavailable(e)));
		} catch (IllegalArgumentException e) {
			results.status(this, Lane.Status.UNAVAILABLE,
					Optional.of(Messages.bind(Messages.Lane_settings, engine.id(), sentence(reason(e)))));
		} catch (RuntimeException | Error e) {
			ILog.of(LaneRun.class).error(engine.name(), e);
			results.status(this, Lane.Status.FAILED,
					Optional.of(Messages.bind(Messages.Lane_failed, engine.name(), sentence(reason(e)))));
		}
	}

	private void analyze(TextEngine text, Work each, Comparison comparison) {
		try {
			Analysis analysis = text.analyze(each.document(), () -> cancelled);
			LaneAnalysis result = new LaneAnalysis(analysis, comparison.of(each.document(), analysis), false);
			unpublished.put(each.part(), new LaneSet.Found(result, corpus.version(), each.document()));
			failures = 0;
			if (System.nanoTime() - published > PUBLISH) {
				publish();
			}
		} catch (CancellationException e) {
			cancelled = true;
		} catch (EngineException e) {
			failed(each, e);
		} catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
			ILog.of(LaneRun.class).error(engine.name() + ": " + each.document().id(), e);
			failed(each, e);
		}
	}

	private void failed(Work each, Throwable e) {
		failures++;
		failure = failure.or(() -> Optional.of(each.document().id() + ": " + reason(e)));
	}

	private void publish() {
		if (!unpublished.isEmpty() && !cancelled) {
			results.found(this, Map.copyOf(unpublished));
			unpublished.clear();
		}
		published = System.nanoTime();
	}

	private String unavailable(EngineUnavailableException e) {
		List<ModelDescriptor> missing = ModelFetchJob.missing(engine.id());
		if (!missing.isEmpty()) {
			ModelDescriptor first = missing.getFirst();
			return Messages.bind(Messages.Lane_modelMissing,
					new Object[] {first.id(), Math.round(first.bytes() / 1e6), engine.name()});
		}
		return Messages.bind(Messages.Lane_unavailable, sentence(reason(e)), sentence(e.remedy()));
	}

	private static String reason(Throwable e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}

	private static String sentence(String text) {
		return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
	}
}
