package org.lorgnette.engine.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Task;

/** Learns a model from annotated documents. Stateless; one training at a time needs no other guard than its memory. */
public interface Trainer {

	/** The name used in configurations. */
	String id();

	/** One English sentence. */
	String description();

	/**
	 * What its models do, and so what is learned from: entities, relations or questions of the documents; empty if they begin
	 * other trainings, or read and write texts. Such a trainer learns from texts without annotations.
	 */
	Optional<Task> task();

	/** What can be set; a trainer over tags has a setting {@code scheme}. */
	List<Setting> settings();

	/** Whether a model is a folder; else it is one file. */
	default boolean writesFolder() {
		return false;
	}

	/**
	 * The device that training would run on here.
	 *
	 * @param wanted
	 *            what the user asks for
	 * @return a certain one, never {@link ComputeDevice#AUTO}
	 * @throws EngineUnavailableException
	 *             if the device is not there, or the method cannot use it
	 */
	default ComputeDevice device(ComputeDevice wanted) throws EngineUnavailableException {
		if (wanted.kind() == ComputeDevice.Kind.GPU) {
			throw new EngineUnavailableException("trainer '" + id() + "' computes on the processor only, not on " + wanted,
					"set 'device: cpu' or leave it out");
		}
		return ComputeDevice.CPU;
	}

	/**
	 * Trains and writes the model to the session's output, which does not exist yet; what stands there after a failure is not a
	 * model.
	 *
	 * @throws EngineException
	 *             if nothing can be learned from the data, or the method fails
	 * @throws java.util.concurrent.CancellationException
	 *             soon after the work was cancelled; a method with checkpoints writes one before
	 */
	void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException;

	/** The engine that runs a model which {@link #train} wrote with these settings; empty if there is none. */
	Optional<TrainedEngine> engine(Path model, Settings settings);
}
