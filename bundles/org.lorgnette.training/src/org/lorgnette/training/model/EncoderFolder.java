package org.lorgnette.training.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.lorgnette.engine.djl.features.FeatureRows;
import org.lorgnette.engine.djl.features.Subwords;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.weights.NetWeights;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDManager;

/**
 * A pre-trained encoder of words: its size, subwords and weights.
 *
 * @param size of the encoder
 * @param words what the features of words are made of
 */
public record EncoderFolder(Path path, WordEncoder.Size size, JsonObject words) {

	/** The name of the file of subwords in folders of encoders and models. */
	public static final String SUBWORDS = "subwords.json";

	private static final String DESCRIPTION = "encoder.json";
	private static final String WEIGHTS = "encoder.safetensors";
	private static final String FORMAT = "lorgnette-encoder/1";

	/** Reads the description; the weights are read by {@link #load}. */
	public static EncoderFolder read(Path folder) throws IOException {
		Path file = folder.resolve(DESCRIPTION);
		if (!Files.isRegularFile(file)) {
			throw new IOException(folder + ": no folder of an encoder, " + DESCRIPTION + " is missing; train one with the trainer "
					+ "masked-words, or leave the setting 'encoder' empty");
		}
		try {
			JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
			if (!json.get("format").getAsString().equals(FORMAT)) {
				throw new IOException(file + ": the format is " + json.get("format") + "; this version reads " + FORMAT);
			}
			JsonObject size = json.getAsJsonObject("size");
			return new EncoderFolder(folder, new WordEncoder.Size(number(size, "rows"), number(size, "width"), number(size, "layers"),
					number(size, "heads"), number(size, "inner"), number(size, "reach")), json.getAsJsonObject("words"));
		} catch (RuntimeException e) {
			throw new IOException(file + ": not the description of an encoder", e);
		}
	}

	private static int number(JsonObject json, String key) {
		return json.get(key).getAsInt();
	}

	/**
	 * As an encoder of its first layers.
	 *
	 * @throws IOException if it has fewer
	 */
	public EncoderFolder first(int layers) throws IOException {
		if (layers < 1 || layers > size.layers()) {
			throw new IOException(path + ": the encoder has " + size.layers() + " layers; its first " + layers + " cannot be taken");
		}
		return new EncoderFolder(path, new WordEncoder.Size(size.rows(), size.width(), layers, size.heads(), size.inner(), size.reach()),
				words);
	}

	/** Its features of words; to be closed. */
	public WordFeatures features() throws IOException {
		return WordFeatures.read(words, path);
	}

	/** Initialises an encoder of this size with the weights. */
	public void load(WordEncoder encoder, NDManager manager) throws IOException {
		NetWeights.load(encoder, path.resolve(WEIGHTS), weights -> new FirstLayers(weights, encoder), manager);
	}

	/**
	 * Writes a folder.
	 *
	 * @param subwords the vocabulary, as a {@code tokenizer.json}
	 */
	public static void write(Path folder, WordEncoder encoder, WordEncoder.Size size, WordFeatures features, String subwords)
			throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(SUBWORDS), subwords, StandardCharsets.UTF_8);
		NetWeights.save(encoder, folder.resolve(WEIGHTS), Map.of());
		JsonObject sizes = new JsonObject();
		sizes.addProperty("rows", size.rows());
		sizes.addProperty("width", size.width());
		sizes.addProperty("layers", size.layers());
		sizes.addProperty("heads", size.heads());
		sizes.addProperty("inner", size.inner());
		sizes.addProperty("reach", size.reach());
		JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.add("size", sizes);
		json.add("words", features.toJson(SUBWORDS));
		Files.writeString(folder.resolve(DESCRIPTION), new GsonBuilder().setPrettyPrinting().create().toJson(json) + '\n',
				StandardCharsets.UTF_8);
	}

	/** Features of words with a vocabulary that was learned just now. */
	public static WordFeatures features(String subwords, Path temporary) throws IOException {
		return features(subwords, temporary, FeatureRows.DEFAULT);
	}

	/** Likewise with other rows. */
	static WordFeatures features(String subwords, Path temporary, FeatureRows rows) throws IOException {
		Path file = temporary.resolve(SUBWORDS);
		Files.createDirectories(temporary);
		Files.writeString(file, subwords, StandardCharsets.UTF_8);
		return new WordFeatures(Subwords.read(file), rows);
	}
}
