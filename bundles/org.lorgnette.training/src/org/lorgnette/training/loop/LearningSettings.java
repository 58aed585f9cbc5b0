package org.lorgnette.training.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.training.nn.Computing;
import org.lorgnette.training.nn.Computing.Attending;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.optim.Schedule;

/** The settings that all trainers of networks share, and what they mean. */
public final class LearningSettings {

	public static final String ENCODER = "encoder";
	public static final String ENCODER_LAYERS = "encoder-layers";
	/** For trainers of models that can go on from one. */
	public static final Setting BEGIN = Setting.of("begin", Kind.PATH, "",
			"Folder of a trained model of the same kind, sizes and labels to go on from, instead of an encoder.");
	public static final String SUBWORDS = "subwords";
	public static final String EPOCHS = "epochs";
	public static final String DROPOUT = "dropout";
	public static final String BATCH_WORDS = "batch-words";

	private static final String ATTENTION = "attention";
	private static final String PRECISION = "precision";
	private static final String FULL = "fp32";
	private static final String HALF = "bf16";
	private static final int CHECKPOINT_SECONDS = 120;

	private LearningSettings() {
	}

	/**
	 * All of them.
	 *
	 * @param epochs the default
	 * @param batchWords the default
	 */
	public static List<Setting> declared(int epochs, double rate, int batchWords) {
		return new ArrayList<>(List.of(
				Setting.of(ENCODER, Kind.PATH, "", "Folder of a pre-trained encoder to begin with; empty begins from nothing."),
				Setting.of(ENCODER_LAYERS, Kind.INTEGER, "0", "How many of the pre-trained encoder's layers are taken, from the first on; 0 for all."),
				Setting.of(SUBWORDS, Kind.INTEGER, "12000", "Subwords in the vocabulary, if there is no pre-trained encoder."),
				Setting.of("width", Kind.INTEGER, "128", "Numbers in the vector of a word, if there is no pre-trained encoder."),
				Setting.of("layers", Kind.INTEGER, "3", "Layers, if there is no pre-trained encoder."),
				Setting.of("heads", Kind.INTEGER, "4", "Heads of attention in a layer, if there is no pre-trained encoder."),
				Setting.of("inner", Kind.INTEGER, "256", "Width of the feed-forward part, if there is no pre-trained encoder."),
				Setting.of("reach", Kind.INTEGER, "1", "Neighbours on each side that a layer mixes in, if there is no pre-trained encoder."),
				Setting.of(EPOCHS, Kind.INTEGER, String.valueOf(epochs), "How often the data is gone through at most."),
				Setting.of("rate", Kind.DECIMAL, String.valueOf(rate), "The largest learning rate."),
				Setting.of("warmup", Kind.DECIMAL, "0.05", "The part of all steps in which the rate grows."),
				Setting.of("decay", Kind.DECIMAL, "0.01", "Weight decay."),
				Setting.of("clip", Kind.DECIMAL, "1", "The largest norm of gradients."),
				Setting.of(DROPOUT, Kind.DECIMAL, "0.1", "The part of values that are left out in training."),
				Setting.of(BATCH_WORDS, Kind.INTEGER, String.valueOf(batchWords), "Words in a batch, padding included."),
				Setting.of("patience", Kind.INTEGER, "0", "Evaluations without a better one before training stops; 0 for never."),
				Setting.of("evaluate", Kind.DECIMAL, "1", "Epochs between evaluations; may be less than 1."),
				Setting.choice(ATTENTION, Attending.AUTO.id(), Stream.of(Attending.values()).map(Attending::id).toList(),
						"How training computes attention: fused in one operation, explicit by products and a softmax, or the faster one. "
								+ "Dropout needs it explicit."),
				Setting.choice(PRECISION, FULL, List.of(FULL, HALF),
						"How training computes linear maps, products and attention: in 32 bits, or in bfloat16; weights keep 32 bits.")));
	}

	/** The size of a new encoder. */
	public static WordEncoder.Size size(Settings settings, int rows) {
		return new WordEncoder.Size(rows, settings.integer("width"), settings.integer("layers"), settings.integer("heads"),
				settings.integer("inner"), settings.integer("reach"));
	}

	/** @param steps of all epochs */
	public static TrainingPlan plan(Settings settings, long steps, long seed) {
		long every = Math.max(1, Math.round(steps / (double) settings.integer(EPOCHS) * settings.decimal("evaluate")));
		return new TrainingPlan(steps, new Schedule(settings.decimal("rate"), Math.round(steps * settings.decimal("warmup")), steps),
				settings.decimal("decay"), settings.decimal("clip"), every, settings.integer("patience"), CHECKPOINT_SECONDS, (int) seed,
				computing(settings));
	}

	static Computing computing(Settings settings) {
		return new Computing(Attending.valueOf(settings.text(ATTENTION).toUpperCase(Locale.ROOT)), settings.text(PRECISION).equals(HALF));
	}
}
