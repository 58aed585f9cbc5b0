package org.lorgnette.ui.ask;

import java.io.IOException;
import java.util.ArrayList;
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
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Asking;
import org.lorgnette.ui.engines.EnginePool;

/** Asks one engine in the background. Tells how far it is, and once what came of it. */
final class AskJob extends Job {

	/** How many answers an engine is asked for. */
	private static final int ANSWERS = 10;
	/** Fewer news than the eye can follow. */
	private static final long PAUSE = 100_000_000;

	/** What became of asking. */
	sealed interface Outcome {

		/** @param problems files that could not be read, and documents on which the engine failed */
		record Answered(AskResult result, List<AnswerItem> items, List<String> problems, double seconds) implements Outcome {
		}

		/** @param remedy what to do; may be empty */
		record Failed(String message, String remedy) implements Outcome {
		}

		record Cancelled() implements Outcome {
		}
	}

	private final EnginePool pool;
	private final String engine;
	private final String question;
	private final Scope scope;
	private final Consumer<Long> progress;
	private final Consumer<Outcome> done;
	private long told;

	/** @param progress hears how many documents were asked; like {@code done} called from the job's thread */
	AskJob(EnginePool pool, String engine, String question, Scope scope, Consumer<Long> progress, Consumer<Outcome> done) {
		super(NLS.bind(Messages.job_name, engine));
		this.pool = pool;
		this.engine = engine;
		this.question = question;
		this.scope = scope;
		this.progress = progress;
		this.done = done;
		setUser(false);
		setPriority(LONG);
	}

	String engine() {
		return engine;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == AskView.JOBS;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(question, scope.size().orElse(IProgressMonitor.UNKNOWN));
		try (EnginePool.Lease<TextEngine> lease = pool.text(engine, Map.of())) {
			done.accept(ask(lease.engine(), monitor));
			return Status.OK_STATUS;
		} catch (CancellationException e) {
			done.accept(new Outcome.Cancelled());
			return Status.CANCEL_STATUS;
		} catch (EngineUnavailableException e) {
			done.accept(new Outcome.Failed(e.getMessage(), e.remedy()));
		} catch (EngineException | IOException e) {
			done.accept(new Outcome.Failed(String.valueOf(e.getMessage()), ""));
		} catch (RuntimeException | Error e) {
			// An engine is somebody else's code: whatever it throws ends this question, not the job manager's patience.
			ILog.of(AskJob.class).error(NLS.bind(Messages.job_broken, engine), e);
			done.accept(new Outcome.Failed(NLS.bind(Messages.job_broken, engine) + ": " + e, Messages.job_broken_remedy));
		} finally {
			monitor.done();
		}
		return Status.OK_STATUS;
	}

	private Outcome ask(TextEngine open, IProgressMonitor monitor) throws EngineException, IOException {
		List<String> problems = new ArrayList<>();
		long start = System.nanoTime();
		try (Scope.Documents documents = scope.open(problem -> problems.add(problem.toString()), monitor::isCanceled)) {
			AskResult result = new Asking(open, ANSWERS).ask(question, documents, (count, latest) -> {
				monitor.worked(1);
				tell(count, monitor);
			}, monitor::isCanceled);
			double seconds = (System.nanoTime() - start) / 1e9;
			result.failures().forEach(failure -> problems.add(failure.document() + ": " + failure.message()));
			return new Outcome.Answered(result, AnswerItem.of(result), List.copyOf(problems), seconds);
		}
	}

	private void tell(long count, IProgressMonitor monitor) {
		long now = System.nanoTime();
		if (count == 1 || now - told > PAUSE) {
			told = now;
			monitor.subTask(Counts.documents(count));
			progress.accept(count);
		}
	}
}
