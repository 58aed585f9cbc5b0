package org.lorgnette.training.writing;

import java.util.List;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.training.loop.LearningSettings;

/** The settings of all trainers of networks that write. */
final class WritingSettings {

	static final String HIDE = "hide";
	static final String NAME = "name";

	private static final String WRITER_LAYERS = "writer-layers";
	private static final String VOCABULARY = "vocabulary";
	private static final String SMOOTHING = "smoothing";
	private static final String SPELL = "spell";
	private static final String LANGUAGES = "languages";

	private WritingSettings() {
	}

	/** @param name the default of the model's id */
	static List<Setting> declared(int epochs, int batchWords, String hide, String name) {
		List<Setting> settings = LearningSettings.declared(epochs, 0.001, batchWords);
		settings.add(Setting.of(WRITER_LAYERS, Kind.INTEGER, "2", "Layers of the decoder, which are as wide as the encoder's."));
		settings.add(Setting.of(VOCABULARY, Kind.INTEGER, "1000",
				"Words that can be written though they do not stand in the text: the most frequent ones of what is to be written."));
		settings.add(Setting.of(SMOOTHING, Kind.DECIMAL, "0", "The part of the truth that is spread over all tokens in training."));
		settings.add(Setting.of(SPELL, Kind.DECIMAL, "0.1",
				"The part of copied words that training gives back to the decoder as words of the vocabulary, where they are in it."));
		settings.add(Setting.of(HIDE, Kind.DECIMAL, hide, "The part of words of which training shows the looks only."));
		settings.add(Setting.of(NAME, Kind.TEXT, name, "The id of the model."));
		settings.add(Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the model, the main one first, separated by commas."));
		return settings;
	}

	static List<String> languages(Settings settings) {
		return List.of(settings.text(LANGUAGES).split("\\s*,\\s*"));
	}

	static int vocabulary(Settings settings) {
		return settings.integer(VOCABULARY);
	}

	static int layers(Settings settings) {
		return settings.integer(WRITER_LAYERS);
	}

	static WritingTask.Learning learning(Settings settings, long seed) {
		return new WritingTask.Learning(settings.decimal(HIDE), settings.decimal(SMOOTHING), settings.decimal(SPELL),
				settings.integer(LearningSettings.BATCH_WORDS), seed);
	}
}
