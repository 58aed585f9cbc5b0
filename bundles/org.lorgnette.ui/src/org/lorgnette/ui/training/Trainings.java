package org.lorgnette.ui.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.lorgnette.evaluation.training.TrainingFolder;

/** The trainings that the workbench knows, those that run and some that ended or were opened. Any thread. */
final class Trainings {

	private static final Trainings SHARED = new Trainings();
	/** Their curves take memory. */
	private static final int MOST = 12;

	private final List<LiveTraining> all = new ArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private Trainings() {
	}

	static Trainings shared() {
		return SHARED;
	}

	/** Puts a training first, in place of one of the same model that is over. */
	void add(LiveTraining training) {
		synchronized (all) {
			all.removeIf(other -> other.model().equals(training.model()) && !other.isBusy());
			all.addFirst(training);
			for (int i = all.size() - 1; i >= 0 && all.size() > MOST; i--) {
				if (!all.get(i).isBusy()) {
					all.remove(i);
				}
			}
		}
		changed();
	}

	/** The latest first. */
	List<LiveTraining> all() {
		synchronized (all) {
			return List.copyOf(all);
		}
	}

	/** Of a model; a busy one before others. */
	Optional<LiveTraining> find(Path model) {
		Path key = model.toAbsolutePath().normalize();
		List<LiveTraining> found = all().stream().filter(training -> training.model().equals(key)).toList();
		return found.stream().filter(LiveTraining::isBusy).findFirst().or(() -> found.stream().findFirst());
	}

	/** Whether a training of this workbench works in the folder. */
	boolean isBusy(Path folder) {
		Path key = folder.toAbsolutePath().normalize();
		return all().stream().anyMatch(training -> training.isBusy() && TrainingFolder.beside(training.model()).equals(key));
	}

	/** For tests. */
	void forgetAll() {
		synchronized (all) {
			all.removeIf(training -> !training.isBusy());
		}
		changed();
	}

	/** Tells that something is new. Listeners must be quick: this is called for every step of every training. */
	void changed() {
		listeners.forEach(Runnable::run);
	}

	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
