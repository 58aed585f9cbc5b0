package org.lorgnette.engine.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Task;

/** Learns a model from annotated documents. Stateless; one training at a time needs no other guard than its memory. */
public interface Trainer {

	/** The name used in configurations. */
	String id();

	/** One English sentence. */
	String description();

	Task task();

	/** What can be set; a trainer over tags has a setting {@code scheme}. */
	List<Setting> settings();

	/**
	 * Trains and writes the model.
	 *
	 * @param output
	 *            the file or folder to write; what stands there after a failure is not a model
	 * @throws EngineException
	 *             if nothing can be learned from the corpus, or the method fails
	 * @throws java.util.concurrent.CancellationException
	 *             soon after the work was cancelled
	 */
	void train(TrainingCorpus corpus, Settings settings, Path output, TrainingListener listener, Cancellation cancellation)
			throws IOException, EngineException;

	/** The engine that runs a model which {@link #train} wrote with these settings. */
	TrainedEngine engine(Path model, Settings settings);
}
