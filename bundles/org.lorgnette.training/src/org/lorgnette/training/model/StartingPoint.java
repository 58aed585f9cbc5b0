package org.lorgnette.training.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.FeatureRows;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.features.WordForms;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
import org.lorgnette.training.export.ExportedWeights;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.subword.SubwordTrainer;
import org.lorgnette.training.weights.NetWeights;

import ai.djl.ndarray.NDManager;

/**
 * What a training begins with: a trained model, a pre-trained encoder, or subwords learned from the words at hand and a network that
 * knows nothing.
 */
public final class StartingPoint implements AutoCloseable {

	/** How often a character must occur to be in the vocabulary, in this many words. */
	private static final int RARE = 100_000;

	/** Gives an initialised network its first weights. */
	@FunctionalInterface
	private interface Loading {
		void load(Net net, WordEncoder encoder, NDManager manager) throws IOException, EngineException;
	}

	private static final Loading NOTHING = (net, encoder, manager) -> {
		// What was drawn at random is what it begins with.
	};

	private final Loading loading;
	private final WordFeatures features;
	private final WordEncoder.Size size;
	private final String subwords;

	private StartingPoint(Loading loading, WordFeatures features, WordEncoder.Size size, String subwords) {
		this.loading = loading;
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
			return pretrained(Path.of(folder), settings.integer(LearningSettings.ENCODER_LAYERS));
		}
		Map<String, Long> counts = new HashMap<>();
		words.get().forEach(word -> counts.merge(WordForms.normalized(word), 1L, Long::sum));
		long all = counts.values().stream().mapToLong(Long::longValue).sum();
		String learned = new SubwordTrainer(settings.integer(LearningSettings.SUBWORDS), 2 + all / RARE).train(counts).toJson();
		// Beside the checkpoints: with other subwords they would mean nothing.
		WordFeatures features = EncoderFolder.features(learned, session.checkpoints(), rows);
		return new StartingPoint(NOTHING, features, LearningSettings.size(settings, features.tableRows()), learned);
	}

	/** As {@link #of}, or from the trained model that the setting {@code begin} names. */
	public static StartingPoint ofModel(Task task, Settings settings, TrainingSession session, Supplier<Stream<String>> words)
			throws IOException, EngineException {
		String folder = settings.text(LearningSettings.BEGIN.name());
		return folder.isEmpty() ? of(settings, session, words) : trained(ModelFolder.read(Path.of(folder)).require(task));
	}

	private static StartingPoint trained(ModelFolder model) throws EngineException {
		try {
			ExportedWeights weights = ExportedWeights.read(model.fp32().orElse(model.weights()));
			WordEncoder.Size size = new NetworkShape(weights).encoder();
			String subwords = subwords(model.path());
			return new StartingPoint((net, encoder, manager) -> NetWeights.load(net, weights, manager),
					WordFeatures.read(model.words(), model.path()), size, subwords);
		} catch (IOException e) {
			throw unusable(LearningSettings.BEGIN.name(), e);
		}
	}

	private static StartingPoint pretrained(Path folder, int layers) throws EngineException {
		try {
			EncoderFolder whole = EncoderFolder.read(folder);
			EncoderFolder taken = layers == 0 ? whole : whole.first(layers);
			String subwords = subwords(folder);
			return new StartingPoint((net, encoder, manager) -> taken.load(encoder, manager), taken.features(), taken.size(), subwords);
		} catch (IOException e) {
			throw unusable(LearningSettings.ENCODER, e);
		}
	}

	private static String subwords(Path folder) throws IOException {
		return Files.readString(folder.resolve(EncoderFolder.SUBWORDS), StandardCharsets.UTF_8);
	}

	private static EngineException unusable(String setting, IOException fault) {
		return new EngineException("setting '" + setting + "': " + fault.getMessage(), fault);
	}

	public WordFeatures features() {
		return features;
	}

	public WordEncoder.Size size() {
		return size;
	}

	/** Whether the encoder, and so its size, is given. */
	public boolean isPretrained() {
		return loading != NOTHING;
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

	/**
	 * Gives an initialised network the weights to begin with.
	 *
	 * @param encoder of the network
	 */
	public void load(Net net, WordEncoder encoder, NDManager manager) throws EngineException {
		try {
			loading.load(net, encoder, manager);
		} catch (IOException e) {
			throw new EngineException("the weights to begin with do not fit: " + e.getMessage(), e);
		}
	}

	@Override
	public void close() {
		features.close();
	}
}
