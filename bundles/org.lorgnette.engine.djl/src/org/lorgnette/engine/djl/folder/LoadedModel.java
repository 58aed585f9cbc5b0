package org.lorgnette.engine.djl.folder;

import java.io.IOException;
import java.nio.file.Path;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.runtime.Natives;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.runtime.TensorType;

/** The network and the word features of a model folder in memory. Safe for several threads; closing frees both. */
public final class LoadedModel implements AutoCloseable {

	private final ModelFolder folder;
	private final WordFeatures words;
	private final OnnxModel network;

	private LoadedModel(ModelFolder folder, WordFeatures words, OnnxModel network) {
		this.folder = folder;
		this.words = words;
		this.network = network;
	}

	/**
	 * @param threads
	 *            how many threads one run of the network uses, 1 or more
	 * @throws EngineUnavailableException
	 *             if the weights cannot be loaded or the word features cannot be read
	 */
	public static LoadedModel open(ModelFolder folder, Precision precision, int threads) throws EngineUnavailableException {
		if (threads < 1) {
			throw new IllegalArgumentException("setting 'threads': expected 1 or more, got " + threads);
		}
		Natives.requireTokenizers();
		OnnxModel network = OnnxModel.load(folder.weights(precision), threads);
		try {
			return new LoadedModel(folder, WordFeatures.read(folder.words(), folder.path()), network);
		} catch (IOException e) {
			network.close();
			throw ModelFolder.misfit(folder.path().resolve(ModelFolder.DESCRIPTION), "'words': " + e.getMessage(), e);
		}
	}

	/** Makes what an engine works with, and tries it out. */
	@FunctionalInterface
	public interface Fitting<T> {
		T fit() throws EngineException;
	}

	/**
	 * What is made of this model.
	 *
	 * @param file that is named if the model does not fit; it is closed then
	 * @throws EngineUnavailableException
	 *             if making it fails, or an argument is not what is expected
	 */
	public <T> T fit(Path file, Fitting<T> fitting) throws EngineUnavailableException {
		boolean done = false;
		try {
			T made = fitting.fit();
			done = true;
			return made;
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException | IllegalArgumentException e) {
			throw new EngineUnavailableException(file + ": " + e.getMessage(),
					"train and export the model again, or put its folder in place again as it was delivered", e);
		} finally {
			if (!done) {
				close();
			}
		}
	}

	public ModelFolder folder() {
		return folder;
	}

	public WordFeatures words() {
		return words;
	}

	public OnnxModel network() {
		return network;
	}

	/** The type of an input with the ids of words: [batch, words, features]. */
	public TensorType wordIds() {
		return TensorType.integers(TensorType.ANY, TensorType.ANY, words.width());
	}

	/** How many labels the folder names, the length that the network's last axis must have. */
	public int labels() {
		return folder.labels().size();
	}

	@Override
	public void close() {
		network.close();
		words.close();
	}
}
