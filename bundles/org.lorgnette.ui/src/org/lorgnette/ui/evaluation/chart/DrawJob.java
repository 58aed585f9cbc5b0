package org.lorgnette.ui.evaluation.chart;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Draws charts in the background, the latest one asked for; those overtaken meanwhile are skipped. */
final class DrawJob {

	/** While a window is being resized, not every size on the way is drawn. */
	private static final long SETTLING_MILLIS = 40;

	private final AtomicReference<ChartPicture.Request> latest = new AtomicReference<>();
	private final Job job;

	DrawJob(Display display, Consumer<ChartPicture> drawn) {
		ICoreRunnable work = monitor -> {
			ChartPicture.Request request = latest.getAndSet(null);
			if (request == null) {
				return;
			}
			ChartPicture picture = request.draw();
			if (!monitor.isCanceled() && !display.isDisposed()) {
				display.asyncExec(() -> drawn.accept(picture));
			}
		};
		job = Job.createSystem("chart", work);
		job.setPriority(Job.SHORT);
	}

	void draw(ChartPicture.Request request) {
		latest.set(request);
		job.schedule(SETTLING_MILLIS);
	}

	void cancel() {
		latest.set(null);
		job.cancel();
	}
}
