package org.lorgnette.ui.training;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingHistory;

/** A training that this workbench runs or has run, or one that was read from its folder. Any thread. */
final class LiveTraining implements TrainingListener {

	enum State {
		RUNNING,
		/** Asked to stop; the checkpoint is being written. */
		STOPPING,
		/** Stopped before the model was complete. */
		STOPPED,
		/** The model is in its place. */
		FINISHED
	}

	private final Path model;
	private final String trainer;
	private final Optional<TrainingConfiguration> configuration;
	private final Optional<ILaunchConfiguration> launch;
	private final Runnable stop;
	private final TrainingHistory history;
	private volatile State state;
	private volatile Path records;
	private volatile boolean resumable;
	private volatile String message = "";
	private volatile Optional<TrainedEngine> engine = Optional.empty();

	/** A training that begins. */
	LiveTraining(Path model, TrainingConfiguration configuration, ILaunchConfiguration launch, Runnable stop) {
		this.model = model.toAbsolutePath().normalize();
		this.trainer = configuration.trainer();
		this.configuration = Optional.of(configuration);
		this.launch = Optional.ofNullable(launch);
		this.stop = stop;
		this.history = new TrainingHistory();
		this.state = State.RUNNING;
		this.records = TrainingFolder.beside(model);
	}

	/** One that was read. */
	LiveTraining(Path model, String trainer, Path records, TrainingHistory history, boolean finished, boolean resumable) {
		this.model = model.toAbsolutePath().normalize();
		this.trainer = trainer;
		this.configuration = Optional.empty();
		this.launch = Optional.empty();
		this.stop = () -> {
			// Nobody here runs it.
		};
		this.history = history;
		this.state = finished ? State.FINISHED : State.STOPPED;
		this.records = records;
		this.resumable = resumable;
	}

	@Override
	public void hear(TrainingEvent event) {
		history.hear(event);
		Trainings.shared().changed();
	}

	/** Asks it to stop; it keeps its checkpoint. */
	void stop() {
		if (state == State.RUNNING) {
			stopping();
			stop.run();
		}
	}

	void stopping() {
		if (state == State.RUNNING) {
			state = State.STOPPING;
			Trainings.shared().changed();
		}
	}

	void stopped(String why, boolean canGoOn) {
		message = why;
		resumable = canGoOn;
		state = State.STOPPED;
		Trainings.shared().changed();
	}

	void finished(Path newRecords, Optional<TrainedEngine> newEngine) {
		records = newRecords;
		engine = newEngine;
		resumable = false;
		state = State.FINISHED;
		Trainings.shared().changed();
	}

	Path model() {
		return model;
	}

	String name() {
		return String.valueOf(model.getFileName());
	}

	String trainer() {
		return trainer;
	}

	/** Empty if it was read from its folder. */
	Optional<TrainingConfiguration> configuration() {
		return configuration;
	}

	Optional<ILaunchConfiguration> launch() {
		return launch;
	}

	TrainingHistory history() {
		return history;
	}

	State state() {
		return state;
	}

	boolean isBusy() {
		return state == State.RUNNING || state == State.STOPPING;
	}

	boolean isResumable() {
		return state == State.STOPPED && resumable;
	}

	/** Why it stopped, if there is a reason. */
	String message() {
		return message;
	}

	/** The folder with record, events and, in the end, the page. */
	Path records() {
		return records;
	}

	Path page() {
		return records.resolve(TrainingFolder.PAGE);
	}

	/** What runs the model, once it is complete. */
	Optional<TrainedEngine> engine() {
		return engine;
	}
}
