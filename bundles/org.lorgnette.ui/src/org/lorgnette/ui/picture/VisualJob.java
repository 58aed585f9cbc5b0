package org.lorgnette.ui.picture;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.ui.engines.EnginePool;

/** Work with one engine that looks at pictures, in the background. */
final class VisualJob<R> extends Job {

	/** What is done with the engine. */
	@FunctionalInterface
	interface Work<R> {
		R with(VisualEngine engine, IProgressMonitor monitor) throws EngineException;
	}

	/** What came of it. */
	sealed interface Outcome<R> {

		record Done<R>(R result) implements Outcome<R> {
		}

		/** @param remedy what to do; may be empty */
		record Failed<R>(String message, String remedy) implements Outcome<R> {

			String told() {
				return remedy.isEmpty() ? message : message + "\n" + remedy;
			}
		}

		record Cancelled<R>() implements Outcome<R> {
		}
	}

	private final EnginePool pool;
	private final Seer seer;
	private final Work<R> work;
	private volatile Outcome<R> outcome = new Outcome.Cancelled<>();

	/** @param done called once from a thread of jobs, also if the job is cancelled before it begins */
	VisualJob(String name, EnginePool pool, Seer seer, Work<R> work, Consumer<Outcome<R>> done) {
		super(name);
		this.pool = pool;
		this.seer = seer;
		this.work = work;
		setPriority(LONG);
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				done.accept(outcome);
			}
		});
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		outcome = outcome(monitor);
		return outcome instanceof Outcome.Cancelled ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private EnginePool.Lease<VisualEngine> borrow() throws EngineUnavailableException {
		try {
			return pool.visual(seer.engine(), seer.settings());
		} catch (IllegalArgumentException e) {
			throw new EngineUnavailableException(seer.name() + ": " + e.getMessage(), "", e);
		}
	}

	private Outcome<R> outcome(IProgressMonitor monitor) {
		try (EnginePool.Lease<VisualEngine> lease = borrow()) {
			return new Outcome.Done<>(work.with(lease.engine(), monitor));
		} catch (CancellationException e) {
			return new Outcome.Cancelled<>();
		} catch (EngineUnavailableException e) {
			return new Outcome.Failed<>(e.getMessage(), e.remedy());
		} catch (EngineException e) {
			return new Outcome.Failed<>(String.valueOf(e.getMessage()), "");
		} catch (RuntimeException | Error e) {
			// An engine is somebody else's code: whatever it throws ends this work only.
			ILog.of(VisualJob.class).error(NLS.bind(Messages.job_broken, seer.name()), e);
			return new Outcome.Failed<>(NLS.bind(Messages.job_broken, seer.name()) + ": " + e, Messages.job_broken_remedy);
		} finally {
			monitor.done();
		}
	}
}
