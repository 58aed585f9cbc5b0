package org.lorgnette.engine.djl.qa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.engine.djl.features.FeatureRows;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.features.Subwords;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.models.ModelFetcher;

/**
 * Writes model folders with networks that look at the features of matches only: persons and times, where they are asked for, in
 * sentences that share words with the question. That there is no answer has a fixed score.
 */
final class TinyReaders {

	static final float NONE = 8;

	private TinyReaders() {
	}

	/** Offers the engines for questions. */
	static final class Provider implements EngineProvider {

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(QaEngine.ENGLISH, QaEngine.FRENCH, QaEngine.OWN);
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			return engine.equals(QaEngine.ENGLISH) ? QaEngine.openEnglish(settings, models)
					: engine.equals(QaEngine.FRENCH) ? QaEngine.openFrench(settings, models) : QaEngine.openOwn(settings);
		}
	}

	static ModelStore store(Path folder) {
		return id -> Optional.of(folder.resolve(id)).filter(Files::exists);
	}

	static Path reader(Path folder, int window, String... languages) {
		return reader(folder, window, 1, QuestionMatch.VERSION, languages);
	}

	/** @param scale of all weights; NaN for damaged ones */
	static Path reader(Path folder, int window, float scale, int version, String... languages) {
		try {
			Files.createDirectories(folder);
			try (WordFeatures features = features(folder)) {
				Files.write(folder.resolve("model.onnx"), network(features.width(), scale));
				Files.writeString(folder.resolve("model.json"), description(folder, window, version, features, languages).toString());
			}
			return folder;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] network(int width, float scale) {
		TinyOnnx onnx = new TinyOnnx();
		onnx.longs("question", "B", "Q", width);
		onnx.longs("passage", "B", "P", width);
		String match = onnx.floats("match", "B", "P", QuestionMatch.WIDTH);
		String scores = scores(onnx, match, 2, scale);
		onnx.output("startLogits", scores, "B", "P");
		onnx.output("endLogits", scores(onnx, match, -2, scale), "B", "P");
		String some = onnx.node("ReduceSum", List.of(scores, onnx.constant(1L)), "keepdims", 0);
		String none = onnx.node("Add", List.of(onnx.node("Sub", List.of(some, some)), onnx.constant(new float[] {NONE * scale}, 1)));
		onnx.output("noneLogit", none, "B");
		// Every word attends to those that stand in the question.
		float[] exact = new float[QuestionMatch.WIDTH];
		exact[0] = 9;
		String attended = onnx.node("MatMul", List.of(match, onnx.constant(exact, QuestionMatch.WIDTH, 1)));
		String nothing = onnx.node("Sub", List.of(attended, attended));
		String rows = onnx.node("Add", List.of(nothing, onnx.node("Transpose", List.of(attended), "perm", new long[] {0, 2, 1})));
		String attention = onnx.node("Unsqueeze", List.of(onnx.node("Softmax", List.of(rows), "axis", -1), onnx.constant(1L)));
		onnx.output("attention.reading.0", attention, "B", 1, "P", "P");
		return onnx.bytes();
	}

	/** [B, P]; {@code near} is for words close behind a match. */
	private static String scores(TinyOnnx onnx, String match, float near, float scale) {
		float[] weights = new float[QuestionMatch.WIDTH];
		weights[0] = -6 * scale;
		weights[9] = 3 * scale;
		weights[12] = near * scale;
		weights[15] = 4 * scale;
		weights[16] = 4 * scale;
		String column = onnx.node("MatMul", List.of(match, onnx.constant(weights, QuestionMatch.WIDTH, 1)));
		return onnx.node("ReduceSum", List.of(column, onnx.constant(2L)), "keepdims", 0);
	}

	private static WordFeatures features(Path folder) throws IOException {
		Files.writeString(folder.resolve("subwords.json"), "{\"version\":\"1.0\",\"added_tokens\":[],\"model\":{\"type\":\"BPE\","
				+ "\"unk_token\":\"[UNK]\",\"vocab\":{\"[UNK]\":0,\"a\":1},\"merges\":[]}}");
		return new WordFeatures(Subwords.read(folder.resolve("subwords.json")), new FeatureRows(1, 64, 1, 0, 0));
	}

	private static JsonObject description(Path folder, int window, int version, WordFeatures features,
			String... languages) throws IOException {
		JsonObject json = new JsonObject();
		json.addProperty("format", "lorgnette-model/1");
		json.addProperty("id", folder.getFileName().toString());
		json.addProperty("task", "qa");
		JsonArray tags = new JsonArray();
		for (String language : languages) {
			tags.add(language);
		}
		json.add("languages", tags);
		json.addProperty("weights", "model.onnx");
		json.addProperty("match", version);
		JsonObject size = new JsonObject();
		size.addProperty("words", window);
		size.addProperty("stride", Math.max(1, window / 2));
		json.add("window", size);
		JsonObject files = new JsonObject();
		for (String name : List.of("model.onnx", "subwords.json")) {
			files.addProperty(name, ModelFetcher.sha256(folder.resolve(name)));
		}
		json.add("files", files);
		json.add("words", features.toJson("subwords.json"));
		return json;
	}
}
