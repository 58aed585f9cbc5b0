package org.lorgnette.training.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.FeatureRows;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.features.WordForms;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.subword.SubwordTrainer;

import ai.djl.ndarray.NDManager;

/**
 * What a training begins with: a pre-trained encoder, or subwords learned from the words at hand and an encoder that knows
 * nothing.
 */
public final class StartingPoint implements AutoCloseable {

	/** How often a character must occur to be in the vocabulary, in this many words. */
	private static final int RARE = 100_000;

	private final Optional<EncoderFolder> pretrained;
	private final WordFeatures features;
	private final WordEncoder.Size size;
	private final String subwords;

	private StartingPoint(Optional<EncoderFolder> pretrained, WordFeatures features, WordEncoder.Size size, String subwords) {
		this.pretrained = pretrained;
		this.features = features;
		this.size = size;
		this.subwords = subwords;
	}

	/** @param words all words of the data, each as often as it occurs; asked for if subwords must be learned */
	public static StartingPoint of(Settings settings, TrainingSession session, Supplier<Stream<String>> words)
			throws IOException, EngineException {
		return of(settings, session, words, FeatureRows.DEFAULT);
	}

	/** @param rows of the table of features, if there is no pre-trained encoder */
	public static StartingPoint of(Settings settings, TrainingSession session, Supplier<Stream<String>> words, FeatureRows rows)
			throws IOException, EngineException {
		String folder = settings.text(LearningSettings.ENCODER);
		if (!folder.isEmpty()) {
			return pretrained(Path.of(folder));
		}
		Map<String, Long> counts = new HashMap<>();
		words.get().forEach(word -> counts.merge(WordForms.normalized(word), 1L, Long::sum));
		long all = counts.values().stream().mapToLong(Long::longValue).sum();
		String learned = new SubwordTrainer(settings.integer(LearningSettings.SUBWORDS), 2 + all / RARE).train(counts).toJson();
		// Beside the checkpoints: with other subwords they would mean nothing.
		WordFeatures features = EncoderFolder.features(learned, session.checkpoints(), rows);
		return new StartingPoint(Optional.empty(), features, LearningSettings.size(settings, features.tableRows()), learned);
	}

	private static StartingPoint pretrained(Path folder) throws EngineException {
		try {
			EncoderFolder encoder = EncoderFolder.read(folder);
			return new StartingPoint(Optional.of(encoder), encoder.features(), encoder.size(),
					Files.readString(encoder.path().resolve(EncoderFolder.SUBWORDS), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw unusable(e);
		}
	}

	private static EngineException unusable(IOException fault) {
		return new EngineException("setting '" + LearningSettings.ENCODER + "': " + fault.getMessage(), fault);
	}

	public WordFeatures features() {
		return features;
	}

	public WordEncoder.Size size() {
		return size;
	}

	/** Whether the encoder, and so its size, is given. */
	public boolean isPretrained() {
		return pretrained.isPresent();
	}

	/** The vocabulary, as a {@code tokenizer.json}. */
	public String subwords() {
		return subwords;
	}

	/** The taps of the encoder: word vectors, and attention by layer. */
	public String[] taps() {
		List<String> taps = new ArrayList<>(List.of("wordVectors"));
		for (int i = 0; i < size.layers(); i++) {
			taps.add("attention." + i);
		}
		return taps.toArray(String[]::new);
	}

	/** Gives an initialised encoder the pre-trained weights, if there are any. */
	public void load(WordEncoder encoder, NDManager manager) throws EngineException {
		if (pretrained.isPresent()) {
			try {
				pretrained.get().load(encoder, manager);
			} catch (IOException e) {
				throw unusable(e);
			}
		}
	}

	@Override
	public void close() {
		features.close();
	}
}
