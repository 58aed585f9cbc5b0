package org.lorgnette.ui.explain;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.ui.engines.EnginePool;

/** Work with one engine in the background, of which always comes an outcome. */
final class EngineWork<R> extends Job {

	/** What is done with the engine. */
	@FunctionalInterface
	interface Work<R> {
		R with(TextEngine engine, EnginePool pool, IProgressMonitor monitor) throws EngineException;
	}

	/** What became of it. */
	sealed interface Outcome<R> {

		record Done<R>(R result) implements Outcome<R> {
		}

		/** @param remedy what to do; may be empty */
		record Failed<R>(String message, String remedy) implements Outcome<R> {

			/** What went wrong and what to do, as sentences. */
			String told() {
				return (sentence(message) + ' ' + sentence(remedy)).strip();
			}

			private static String sentence(String text) {
				return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
			}
		}

		record Cancelled<R>() implements Outcome<R> {
		}
	}

	private final String engine;
	private final Map<String, String> settings;
	private final Work<R> work;
	private final Consumer<Outcome<R>> done;

	/** @param done hears once what came of it, in the job's thread; not if the job was cancelled before it began */
	EngineWork(String name, String engine, Map<String, String> settings, Work<R> work, Consumer<Outcome<R>> done) {
		super(name);
		this.engine = engine;
		this.settings = settings;
		this.work = work;
		this.done = done;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == ExplainView.JOBS;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		done.accept(outcome(monitor));
		return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private Outcome<R> outcome(IProgressMonitor monitor) {
		EnginePool pool = EnginePool.shared();
		try (EnginePool.Lease<TextEngine> lease = pool.text(engine, settings)) {
			return new Outcome.Done<>(work.with(lease.engine(), pool, monitor));
		} catch (CancellationException e) {
			return new Outcome.Cancelled<>();
		} catch (EngineUnavailableException e) {
			return new Outcome.Failed<>(e.getMessage(), e.remedy());
		} catch (EngineException | IllegalArgumentException e) {
			return new Outcome.Failed<>(String.valueOf(e.getMessage()), "");
		} catch (RuntimeException | Error e) {
			// An engine is somebody else's code: whatever it throws ends this work alone.
			ILog.of(EngineWork.class).error(NLS.bind(Messages.job_broken, engine), e);
			return new Outcome.Failed<>(NLS.bind(Messages.job_broken, engine) + ": " + e, Messages.job_broken_remedy);
		} finally {
			monitor.done();
		}
	}
}
