package org.lorgnette.engine.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.lorgnette.engine.djl.features.FeatureRows;
import org.lorgnette.engine.djl.features.Subwords;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.models.ModelFetcher;

/** Writes model folders with networks of a single table, in which each word's features vote for labels. */
public final class TinyModels {

	public static final List<String> TAGS = List.of("O", "B-PERSON", "I-PERSON", "E-PERSON", "S-PERSON", "B-LOCATION", "I-LOCATION", "E-LOCATION", "S-LOCATION");
	public static final List<String> RELATIONS = List.of("Other", "Live_In(e1,e2)", "Live_In(e2,e1)", "Born_In(e1,e2)",
			"Born_In(e2,e1)");

	private static final FeatureRows ROWS = new FeatureRows(1, 512, 1, 512, 128);
	/** Where the ids of the hashed form and of the shape stand. */
	private static final int FORM = 1;
	private static final int SHAPE = 4;

	private TinyModels() {
	}

	/** The rows of a table [rows, labels], to be filled by words. */
	private static final class Table {

		private final WordFeatures features;
		private final int labels;
		private final float[] rows;

		Table(WordFeatures features, int labels) {
			this.features = features;
			this.labels = labels;
			this.rows = new float[features.tableRows() * labels];
		}

		void vote(String word, int slot, int label, float weight) {
			rows[(int) features.ids(word)[slot] * labels + label] = weight;
		}

		String constant(TinyOnnx onnx) {
			return onnx.constant(rows, features.tableRows(), labels);
		}
	}

	private static WordFeatures features(Path folder) throws IOException {
		JsonObject vocabulary = new JsonObject();
		vocabulary.addProperty("[UNK]", 0);
		for (int i = 0; i < 26; i++) {
			vocabulary.addProperty(String.valueOf((char) ('a' + i)), 1 + 2 * i);
			vocabulary.addProperty("##" + (char) ('a' + i), 2 + 2 * i);
		}
		JsonObject model = new JsonObject();
		model.addProperty("type", "BPE");
		model.addProperty("unk_token", "[UNK]");
		model.addProperty("continuing_subword_prefix", "##");
		model.add("vocab", vocabulary);
		model.add("merges", new JsonArray());
		JsonObject tokenizer = new JsonObject();
		tokenizer.addProperty("version", "1.0");
		tokenizer.add("added_tokens", new JsonArray());
		tokenizer.add("model", model);
		Files.writeString(folder.resolve("subwords.json"), tokenizer.toString());
		return new WordFeatures(Subwords.read(folder.resolve("subwords.json")), ROWS);
	}

	private static JsonObject description(Path folder, String id, String task, String language, List<String> labels, int window)
			throws IOException {
		JsonObject json = new JsonObject();
		json.addProperty("format", "lorgnette-model/1");
		json.addProperty("id", id);
		json.addProperty("task", task);
		JsonArray languages = new JsonArray();
		languages.add(language);
		json.add("languages", languages);
		json.addProperty("weights", "model.onnx");
		JsonArray names = new JsonArray();
		labels.forEach(names::add);
		json.add("labels", names);
		JsonObject size = new JsonObject();
		size.addProperty("words", window);
		size.addProperty("stride", Math.max(1, window / 2));
		json.add("window", size);
		json.addProperty("temperature", 1);
		JsonObject files = new JsonObject();
		for (String name : List.of("model.onnx", "subwords.json")) {
			files.addProperty(name, ModelFetcher.sha256(folder.resolve(name)));
		}
		json.add("files", files);
		return json;
	}

	/**
	 * Capitalised words are persons, those in {@code places} places; words that touch are one entity. Words attend to those with like
	 * votes, in one head of the first layer to unlike ones; their vectors are their votes.
	 */
	public static Path tagger(Path folder, String language, int window, String... places) {
		return tagger(folder, language, window, 1, places);
	}

	/** @param scale by which all weights are multiplied; NaN for damaged ones */
	public static Path tagger(Path folder, String language, int window, float scale, String... places) {
		try {
			Files.createDirectories(folder);
			try (WordFeatures features = features(folder)) {
				int tags = TAGS.size();
				Table table = new Table(features, tags);
				for (String word : List.of("Ab", "Abc", "Abcd", "Abcde", "Ab-Cd", "Abc-Cde", "Abcd-Efgh", "ABC", "ABCD", "A", "A.")) {
					for (int tag = 1; tag < 5; tag++) {
						table.vote(word, SHAPE, tag, 4);
					}
				}
				for (String word : List.of("a", "ab", "abc", "abcd", ".", ",", "-", "l'")) {
					table.vote(word, SHAPE, 0, 3);
				}
				for (String place : places) {
					for (int tag = 5; tag < 9; tag++) {
						table.vote(place, FORM, tag, 8);
					}
				}
				float[] transitions = new float[tags * tags];
				// Rather one entity than two that touch.
				Arrays.fill(transitions, 3 * tags, 5 * tags, -1);
				Arrays.fill(transitions, 7 * tags, 9 * tags, -1);
				for (float[] weights : List.of(table.rows, transitions)) {
					for (int i = 0; i < weights.length; i++) {
						weights[i] *= scale;
					}
				}
				TinyOnnx onnx = new TinyOnnx();
				String words = onnx.longs("words", "B", "W", features.width());
				String votes = votes(onnx, table, words);
				onnx.output("emissions", votes, "B", "W", tags);
				onnx.output("wordVectors", votes, "B", "W", tags);
				String alike = onnx.node("MatMul", List.of(votes, onnx.node("Transpose", List.of(votes), "perm", new long[] {0, 2, 1})));
				String other = onnx.node("Neg", List.of(alike));
				for (int layer = 0; layer < 2; layer++) {
					List<String> heads = List.of(head(onnx, alike), head(onnx, layer == 0 ? other : alike));
					onnx.output("attention." + layer, onnx.node("Concat", heads, "axis", 1), "B", 2, "W", "W");
				}
				onnx.output("start", onnx.constant(new float[tags], tags), tags);
				onnx.output("end", onnx.constant(new float[tags], tags), tags);
				onnx.output("transitions", onnx.constant(transitions, tags, tags), tags, tags);
				Files.write(folder.resolve("model.onnx"), onnx.bytes());
				JsonObject json = description(folder, "ner-" + language, "ner", language, TAGS, window);
				json.addProperty("scheme", "bioes");
				json.add("words", features.toJson("subwords.json"));
				Files.writeString(folder.resolve("model.json"), json.toString());
			}
			return folder;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String head(TinyOnnx onnx, String scores) {
		return onnx.node("Unsqueeze", List.of(onnx.node("Softmax", List.of(scores), "axis", -1), onnx.constant(1L)));
	}

	/** The sum of the rows of a word's features, [B, W, labels]. */
	private static String votes(TinyOnnx onnx, Table table, String words) {
		String gathered = onnx.node("Gather", List.of(table.constant(onnx), words), "axis", 0);
		return onnx.node("ReduceSum", List.of(gathered, onnx.constant(2L)), "keepdims", 0);
	}

	/**
	 * Each trigger word votes for a label, wherever it stands; all words attend to triggers. Without any trigger there is no
	 * relation.
	 *
	 * @param attention
	 *            whether the network shows its attention
	 */
	public static Path relations(Path folder, Map<String, String> triggers, boolean attention, List<String> labels) {
		try {
			Files.createDirectories(folder);
			try (WordFeatures features = features(folder)) {
				Table table = new Table(features, labels.size());
				Table attended = new Table(features, 1);
				triggers.forEach((word, label) -> {
					table.vote(word, FORM, labels.indexOf(label), 5);
					attended.vote(word, FORM, 0, 5);
				});
				float[] roles = new float[5 * labels.size()];
				// Words of the first entity vote a little for no relation, so that it wins without a trigger.
				roles[labels.size() + labels.indexOf("Other")] = 1;
				TinyOnnx onnx = new TinyOnnx();
				String words = onnx.longs("words", "B", "W", features.width());
				String role = onnx.longs("roles", "B", "W");
				String byRole = onnx.node("Gather", List.of(onnx.constant(roles, 5, labels.size()), role), "axis", 0);
				String sum = onnx.node("Add", List.of(votes(onnx, table, words), byRole));
				onnx.output("logits", onnx.node("ReduceSum", List.of(sum, onnx.constant(1L)), "keepdims", 0), "B", labels.size());
				if (attention) {
					String score = votes(onnx, attended, words);
					String none = onnx.node("Sub", List.of(score, score));
					String rows = onnx.node("Add", List.of(none, onnx.node("Transpose", List.of(score), "perm", new long[] {0, 2, 1})));
					String weights = onnx.node("Softmax", List.of(rows), "axis", -1);
					onnx.output("attention.0", onnx.node("Unsqueeze", List.of(weights, onnx.constant(1L))), "B", 1, "W", "W");
				}
				Files.write(folder.resolve("model.onnx"), onnx.bytes());
				JsonObject json = description(folder, "relations-en", "relations", "en", labels, 64);
				json.add("words", features.toJson("subwords.json"));
				Files.writeString(folder.resolve("model.json"), json.toString());
			}
			return folder;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
