package org.lorgnette.ui.picture;

import java.util.List;
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
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.ui.engines.EnginePool;

/** Asks one engine about pictures in the background. */
final class VisualJob extends Job {

	/** What came of it. */
	sealed interface Outcome {

		record Answered(VisualAnalysis analysis, double seconds) implements Outcome {
		}

		/** @param remedy what to do; may be empty */
		record Failed(String message, String remedy) implements Outcome {
		}

		record Cancelled() implements Outcome {
		}
	}

	private final EnginePool pool;
	private final String engine;
	private final VisualQuestion question;
	private final List<Picture> pictures;
	private final Consumer<Outcome> done;

	/** @param done called from the job's thread */
	VisualJob(EnginePool pool, String engine, VisualQuestion question, List<Picture> pictures, Consumer<Outcome> done) {
		super(NLS.bind(Messages.job_ask, engine));
		this.pool = pool;
		this.engine = engine;
		this.question = question;
		this.pictures = pictures;
		this.done = done;
		setPriority(LONG);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(question.text(), IProgressMonitor.UNKNOWN);
		try (EnginePool.Lease<VisualEngine> lease = pool.visual(engine, Map.of())) {
			long start = System.nanoTime();
			VisualAnalysis analysis = lease.engine().answer(question, pictures, monitor::isCanceled);
			done.accept(new Outcome.Answered(analysis, (System.nanoTime() - start) / 1e9));
		} catch (CancellationException e) {
			done.accept(new Outcome.Cancelled());
			return Status.CANCEL_STATUS;
		} catch (EngineUnavailableException e) {
			done.accept(new Outcome.Failed(e.getMessage(), e.remedy()));
		} catch (EngineException e) {
			done.accept(new Outcome.Failed(String.valueOf(e.getMessage()), ""));
		} catch (RuntimeException | Error e) {
			// An engine is somebody else's code: whatever it throws ends this question only.
			ILog.of(VisualJob.class).error(NLS.bind(Messages.job_broken, engine), e);
			done.accept(new Outcome.Failed(NLS.bind(Messages.job_broken, engine) + ": " + e, Messages.job_broken_remedy));
		} finally {
			monitor.done();
		}
		return Status.OK_STATUS;
	}
}
