package org.lorgnette.engine.djl.base;

import java.nio.file.Path;
import java.util.List;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.model.Task;

/** Settings that all engines over model folders have, and what is opened by them. */
public final class NeuralSettings {

	public static final Setting MODEL = Setting.of("model", Setting.Kind.PATH, "", "Model folder, as training writes it.");
	public static final Setting THREADS = Setting.of("threads", Setting.Kind.INTEGER, "1",
			"Threads that one run of the network uses, 1 to 64; several documents at once need no more than 1.");
	public static final Setting BATCH = Setting.of("batch", Setting.Kind.INTEGER, "512",
			"Words that go through the network together, filling included, 1 to 65536.");
	public static final Setting MIN_SCORE = Setting.of("min-score", Setting.Kind.DECIMAL, "0",
			"What has a smaller score is left out, 0 to 1.");

	/** The settings for speed and memory. */
	public static final List<Setting> COMMON = List.of(MIN_SCORE, Precision.SETTING, THREADS, BATCH);

	private NeuralSettings() {
	}

	/** The model of an engine that loads a shipped one, as {@link #shippedPath}. */
	public static ModelFolder shipped(EngineDescriptor engine, String modelId, ModelStore models)
			throws EngineUnavailableException {
		return ModelFolder.read(shippedPath(engine, modelId, models));
	}

	/**
	 * The folder of the model of an engine that loads a shipped one.
	 *
	 * @throws EngineUnavailableException
	 *             if it is not here
	 */
	public static Path shippedPath(EngineDescriptor engine, String modelId, ModelStore models) throws EngineUnavailableException {
		return models.find(modelId).orElseThrow(() -> new EngineUnavailableException(
				"engine '" + engine.id() + "' needs the model " + modelId + ", which is not here",
				"models lie in the folder 'models' of the installation; put " + modelId + " back there, or name its folder by LORGNETTE_OPTS="
						+ "-Dlorgnette.models." + modelId + "=FOLDER"));
	}

	/** The model that the setting {@code model} names, as {@link #ownPath}. */
	public static ModelFolder own(EngineDescriptor engine, Settings settings) throws EngineUnavailableException {
		return ModelFolder.read(ownPath(engine, settings));
	}

	/**
	 * The model folder that the setting {@code model} names.
	 *
	 * @throws EngineUnavailableException
	 *             if it names none
	 */
	public static Path ownPath(EngineDescriptor engine, Settings settings) throws EngineUnavailableException {
		if (settings.text(MODEL.name()).isBlank()) {
			throw new EngineUnavailableException("engine '" + engine.id() + "' needs a model",
					"name the model folder that training wrote by the setting 'model'");
		}
		return settings.path(MODEL.name());
	}

	/** Loads a folder's network for a task, by the settings for precision and threads. */
	public static LoadedModel load(ModelFolder folder, Task task, Settings settings) throws EngineUnavailableException {
		int threads = within(settings, THREADS, 1, 64);
		return LoadedModel.open(folder.require(task), Precision.of(settings.text(Precision.SETTING.name())), threads);
	}

	/** Whether what a text gives does not depend, but for the last bits, on those in the same batch. */
	public static boolean isExact(Settings settings) {
		return Precision.of(settings.text(Precision.SETTING.name())) == Precision.FP32;
	}

	/** How many documents make good use of the machine when they are looked at side by side, 1 or more. */
	public static int documentsSideBySide(Settings settings) {
		return Math.max(1, Runtime.getRuntime().availableProcessors() / within(settings, THREADS, 1, 64));
	}

	/** @throws IllegalArgumentException if it is out of range */
	public static int batch(Settings settings) {
		return within(settings, BATCH, 1, 65_536);
	}

	/** @throws IllegalArgumentException if it is out of range */
	public static double minScore(Settings settings) {
		double score = settings.decimal(MIN_SCORE.name());
		if (!(score >= 0 && score <= 1)) {
			throw new IllegalArgumentException("setting '" + MIN_SCORE.name() + "': expected 0 to 1, got " + score);
		}
		return score;
	}

	/** @throws IllegalArgumentException if it is out of range */
	public static int within(Settings settings, Setting setting, int least, int most) {
		int value = settings.integer(setting.name());
		if (value < least || value > most) {
			throw new IllegalArgumentException("setting '" + setting.name() + "': expected " + least + " to " + most + ", got " + value);
		}
		return value;
	}
}
