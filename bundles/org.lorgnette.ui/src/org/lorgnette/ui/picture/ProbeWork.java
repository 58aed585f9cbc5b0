package org.lorgnette.ui.picture;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.explain.PictureProbe;
import org.lorgnette.model.Answer;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.ui.engines.EnginePool;

/** Asks an engine over and over with patches of the picture in sight covered, in the background. */
final class ProbeWork {

	private static final int WHOLE = 100;

	/** What is found out by asking. */
	@FunctionalInterface
	interface Computation<R> {
		R of(PictureProbe probe, ExplainListener listener, Cancellation cancellation) throws EngineException;
	}

	private ProbeWork() {
	}

	/**
	 * Starts for the answer in question, which there must be.
	 *
	 * @param percent hears in the UI thread how much of it is done, each number once
	 * @param done hears once in the UI thread what came of it
	 */
	static <R> Job start(String name, EnginePool pool, PictureState state, PatchGrid grid, Computation<R> computation, IntConsumer percent,
			Consumer<VisualJob.Outcome<R>> done) {
		VisualQuestion question = state.analysis().orElseThrow().question();
		List<Picture> pictures = state.shown().orElseThrow().pictures();
		int covered = state.pictureIndex();
		Answer answer = state.answer().orElseThrow();
		Display display = PlatformUI.getWorkbench().getDisplay();
		VisualJob<R> job = new VisualJob<>(name, pool, state.engine().orElseThrow(), (engine, monitor) -> {
			monitor.beginTask(name, WHOLE);
			return computation.of(new PictureProbe(engine, question, pictures, covered, grid, answer), listener(monitor, display, percent),
					monitor::isCanceled);
		}, outcome -> run(display, () -> done.accept(outcome)));
		job.setUser(false);
		job.schedule();
		return job;
	}

	private static ExplainListener listener(IProgressMonitor monitor, Display display, IntConsumer percent) {
		int[] told = new int[1];
		return (finished, total) -> {
			int now = (int) (WHOLE * finished / Math.max(1, total));
			if (now > told[0]) {
				monitor.worked(now - told[0]);
				told[0] = now;
				run(display, () -> percent.accept(now));
			}
		};
	}

	private static void run(Display display, Runnable action) {
		if (!display.isDisposed()) {
			display.asyncExec(action);
		}
	}
}
