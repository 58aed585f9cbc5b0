package org.lorgnette.engine.djl.hf;

import java.nio.file.InvalidPathException;
import java.util.List;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;

/** Settings that all engines over exported folders have. */
final class HfSettings {

	static final Setting MODEL = Setting.of("model", Setting.Kind.PATH, "",
			"Model folder with model.onnx, tokenizer.json and config.json, as the Hugging Face tools export it.");
	static final Setting FILE = Setting.of("file", Setting.Kind.TEXT, "",
			"The network's file in the folder; empty for model.onnx, onnx/model.onnx or their optimised and quantised variants.");
	/** As {@link #MODEL}, for models that see. */
	static final Setting SEEING_MODEL = Setting.of("model", Setting.Kind.PATH, "", "Model folder with model.onnx, tokenizer.json, "
			+ "config.json and preprocessor_config.json, as the Hugging Face tools export it.");
	static final Setting ANSWERS = Setting.of("answers", Setting.Kind.INTEGER, "5", "How many answers are given, 1 to 100.");
	static final Setting MAX_LENGTH = Setting.of("max-length", Setting.Kind.INTEGER, "0",
			"Pieces of words that go through the network at once, special ones included; 0 for what the model is made for.");
	static final Setting BATCH = Setting.of("batch", Setting.Kind.INTEGER, "2048",
			"Pieces of words that go through the network together, filling included, 1 to 65536.");

	static final List<Setting> COMMON = List.of(NeuralSettings.THREADS, BATCH);

	private HfSettings() {
	}

	/** @throws EngineUnavailableException if the setting names no folder for this head */
	static HfFolder folder(EngineDescriptor engine, Settings settings, String head) throws EngineUnavailableException {
		if (settings.text(MODEL.name()).isBlank()) {
			throw new EngineUnavailableException("engine '" + engine.id() + "' needs a model",
					"name a folder that the Hugging Face tools exported by the setting 'model'");
		}
		try {
			return HfFolder.read(settings.path(MODEL.name()), settings.text(FILE.name()), head);
		} catch (InvalidPathException e) {
			throw new EngineUnavailableException("setting 'model': '" + settings.text(MODEL.name()) + "' is no path",
					"name a folder that the Hugging Face tools exported", e);
		}
	}

	/** @throws IllegalArgumentException if it is out of range */
	static int threads(Settings settings) {
		return NeuralSettings.within(settings, NeuralSettings.THREADS, 1, 64);
	}

	/** @throws IllegalArgumentException if it is out of range */
	static int answers(Settings settings) {
		return NeuralSettings.within(settings, ANSWERS, 1, 100);
	}

	/** @throws IllegalArgumentException if it is out of range */
	static int batch(Settings settings) {
		return NeuralSettings.within(settings, BATCH, 1, 65_536);
	}

	/**
	 * How many pieces go through the network at once.
	 *
	 * @param special
	 *            how many of them are special
	 * @param usual
	 *            if nothing is set, unless the model takes fewer
	 * @throws IllegalArgumentException
	 *             if more are set than the model takes, or so few that no text has room
	 */
	static int length(Settings settings, HfModel model, int special, int usual) {
		int set = settings.integer(MAX_LENGTH.name());
		if (set == 0) {
			return Math.min(usual, model.longest());
		}
		if (set <= special + 1 || set > model.longest()) {
			throw new IllegalArgumentException("setting '" + MAX_LENGTH.name() + "': expected 0, or " + (special + 2) + " to "
					+ model.longest() + " for this model, got " + set);
		}
		return set;
	}
}
