package org.lorgnette.training.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.nn.WordEncoder;

/** What is learned to write: the data of a task, the network that reads it, and how good a model is. */
interface Subject {

	/** The end first, see {@link Alphabet}. */
	List<String> actions();

	/** All words that are read, each as often as it occurs. */
	Stream<String> words();

	/** The words that are to be written. */
	Vocabulary written();

	List<Lesson> lessons(Alphabet alphabet);

	List<TrainingData.Part> parts();

	AskedTypes asked(Alphabet alphabet);

	SourceNet net(WordEncoder.Size size, float dropout);

	/** Adds what else the engine must know. */
	void describe(ModelWriter writer);

	/**
	 * How good a model is on held-out data, in full precision; empty if there is none.
	 *
	 * @param constrained whether it may write only what parses and stands in the text
	 */
	Optional<Evaluated> evaluate(Path model, boolean constrained) throws EngineException, IOException;
}
