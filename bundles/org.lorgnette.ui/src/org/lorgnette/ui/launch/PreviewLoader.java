package org.lorgnette.ui.launch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

/** Reads the experiment that a launch dialog names, in the background, and tells the tabs in the UI thread. */
final class PreviewLoader {

	private static final long PAUSE_MILLIS = 250;

	private final List<Consumer<ExperimentPreview>> listeners = new CopyOnWriteArrayList<>();
	private ExperimentPreview preview = ExperimentPreview.NONE;
	private String wanted = "";
	private int request;
	private Job job = Job.createSystem("", (ICoreRunnable) monitor -> {
	});

	void addListener(Consumer<ExperimentPreview> listener) {
		listeners.add(listener);
	}

	void removeListener(Consumer<ExperimentPreview> listener) {
		listeners.remove(listener);
	}

	/** What was read last; for the UI thread, as are all methods. */
	ExperimentPreview preview() {
		return preview;
	}

	/** Whether the preview is that of the path asked for last. */
	boolean isCurrent() {
		return preview.path().equals(wanted);
	}

	/** Reads the file anew, once typing pauses; the file may have changed since. */
	void load(String path) {
		Display display = Display.getCurrent();
		wanted = path;
		int number = ++request;
		job.cancel();
		if (path.isBlank()) {
			accept(number, new ExperimentPreview(path, ExperimentPreview.NONE.file(), ExperimentPreview.NONE.experiment(),
					ExperimentPreview.NONE.error(), ExperimentPreview.NONE.corpus()));
			return;
		}
		job = Job.createSystem(Messages.readingExperiment, (ICoreRunnable) monitor -> {
			ExperimentPreview read = ExperimentPreview.of(path, NLS.bind(Messages.experimentAbsent, path));
			tell(display, number, read);
			if (!monitor.isCanceled()) {
				tell(display, number, read.withCorpus());
			}
		});
		job.schedule(PAUSE_MILLIS);
	}

	private void tell(Display display, int number, ExperimentPreview read) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> accept(number, read));
		}
	}

	private void accept(int number, ExperimentPreview read) {
		if (number == request) {
			preview = read;
			listeners.forEach(listener -> listener.accept(read));
		}
	}

	/** Nobody listens any more. */
	void dispose() {
		listeners.clear();
		request++;
		job.cancel();
	}
}
