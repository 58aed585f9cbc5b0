package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.model.Task;

/** The runs that are open in the workbench, and which of them are shown. For the UI thread. */
public final class RunStore {

	private static final RunStore SHARED = new RunStore();

	private final List<OpenRun> runs = new ArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Optional<ShownRuns> shown = Optional.empty();
	private long version;

	RunStore() {
	}

	/** That of the workbench. */
	public static RunStore shared() {
		return SHARED;
	}

	List<OpenRun> runs() {
		return List.copyOf(runs);
	}

	/** What views show; empty without a run that has a result. */
	public Optional<ShownRuns> shown() {
		return shown;
	}

	/** {@code listener} hears of every change, in the UI thread. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** Reads a run, anew if it is open already, and shows it alone. */
	void open(Path folder) {
		open(folder, true);
	}

	/** @param alone whether others are no longer shown */
	void open(Path folder, boolean alone) {
		Path normal = folder.toAbsolutePath().normalize();
		put(new OpenRun(normal, OpenRun.State.READING, find(normal).flatMap(OpenRun::result), "", true), alone);
		new ReadRun(normal, this::put).schedule();
	}

	/** Shows what a run that goes on has measured so far. */
	void running(Path folder, EvaluationResult soFar) {
		put(new OpenRun(folder.toAbsolutePath().normalize(), OpenRun.State.RUNNING, Optional.of(soFar), "", true), true);
	}

	private Optional<OpenRun> find(Path folder) {
		return runs.stream().filter(run -> run.folder().equals(folder)).findFirst();
	}

	/** News of a run: it keeps its place and tick; one that was closed meanwhile stays closed. */
	private void put(OpenRun news) {
		find(news.folder()).ifPresent(known -> put(news.with(known.ticked()), false));
	}

	private void put(OpenRun run, boolean alone) {
		if (alone) {
			runs.replaceAll(other -> other.with(false));
		}
		Optional<OpenRun> known = find(run.folder());
		if (known.isPresent()) {
			runs.set(runs.indexOf(known.get()), run);
		} else {
			runs.add(run);
		}
		keepOneTask(run);
		refresh();
	}

	void close(Path folder) {
		runs.removeIf(run -> run.folder().equals(folder));
		if (runs.stream().noneMatch(OpenRun::ticked) && !runs.isEmpty()) {
			runs.set(runs.size() - 1, runs.getLast().with(true));
		}
		refresh();
	}

	/** Shows or hides a run beside the others; those of another task give way to it. */
	void tick(Path folder, boolean ticked) {
		find(folder).ifPresent(run -> {
			OpenRun changed = run.with(ticked);
			runs.set(runs.indexOf(run), changed);
			keepOneTask(changed);
			refresh();
		});
	}

	/** Shows one run and hides the others. */
	void tickOnly(Path folder) {
		runs.replaceAll(run -> run.with(run.folder().equals(folder)));
		refresh();
	}

	private void keepOneTask(OpenRun run) {
		Optional<Task> task = task(run);
		if (run.ticked() && task.isPresent()) {
			runs.replaceAll(other -> task(other).isPresent() && !task(other).equals(task) ? other.with(false) : other);
		}
	}

	private static Optional<Task> task(OpenRun run) {
		return run.result().map(result -> result.experiment().task());
	}

	private void refresh() {
		List<OpenRun> showable = runs.stream().filter(run -> run.ticked() && run.isShowable()).toList();
		long asked = ++version;
		if (showable.size() < 2) {
			show(showable.isEmpty() ? Optional.empty() : Optional.of(ShownRuns.of(showable)));
			return;
		}
		// The cases of all runs are named anew, which takes a while.
		Display display = PlatformUI.getWorkbench().getDisplay();
		Job job = Job.createSystem(Messages.RunStore_joining, monitor -> {
			ShownRuns joined = ShownRuns.of(showable);
			display.asyncExec(() -> {
				if (asked == version) {
					show(Optional.of(joined));
				}
			});
		});
		job.schedule();
		tell();
	}

	private void show(Optional<ShownRuns> now) {
		shown = now;
		tell();
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
