package org.lorgnette.training.bert;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The architecture that a {@code config.json} describes.
 *
 * @param type as {@code model_type}
 * @param head what stands on the encoder; empty for the encoder alone
 * @param inner width of the feed-forward parts
 * @param epsilon of layer normalisation
 * @param positions rows of the position table
 * @param types segments, 0 if the architecture has none
 * @param padding the id of padding
 * @param labels how many labels a head decides between
 */
public record BertConfig(String type, Optional<BertHead> head, int vocabulary, int width, int layers, int heads, int inner,
		BertActivation activation, float epsilon, int positions, int types, int padding, float dropout, int labels) {

	static final String FILE = "config.json";
	private static final Set<String> AFTER_ROBERTA = Set.of("roberta", "camembert", "xlm-roberta");
	private static final int LARGEST = 1 << 24;

	/**
	 * @throws IOException
	 *             if the file is missing, no JSON, or of an architecture that is not known here, naming it
	 */
	public static BertConfig read(Path folder) throws IOException {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			throw new IOException(folder + ": there is no " + FILE + "; name a folder with a checkpoint of the Hugging Face tools");
		}
		JsonObject json;
		try {
			json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
		} catch (JsonParseException | IllegalStateException | CharacterCodingException e) {
			throw new IOException(file + ": cannot be read as a JSON object in UTF-8", e);
		}
		return new Reader(file, json).config();
	}

	boolean isDistilled() {
		return type.equals("distilbert");
	}

	/** Whether positions are counted without padding, from behind its id on (create_position_ids_from_input_ids of transformers). */
	boolean countsPositionsAfterPadding() {
		return AFTER_ROBERTA.contains(type);
	}

	private record Reader(Path file, JsonObject json) {

		BertConfig config() throws IOException {
			String type = text("model_type", "");
			boolean distilled = type.equals("distilbert");
			if (!distilled && !type.equals("bert") && !AFTER_ROBERTA.contains(type)) {
				throw new IOException(file + ": 'model_type' is '" + type
						+ "'; expected bert, distilbert, roberta, camembert or xlm-roberta");
			}
			String positions = text("position_embedding_type", "absolute");
			if (!positions.equals("absolute")) {
				throw new IOException(file + ": 'position_embedding_type' is '" + positions + "'; expected absolute");
			}
			Optional<BertHead> head = head();
			int width = number(distilled ? "dim" : "hidden_size");
			int heads = number(distilled ? "n_heads" : "num_attention_heads");
			if (width % heads != 0) {
				throw new IOException(file + ": " + heads + " attention heads do not divide a width of " + width);
			}
			return new BertConfig(type, head, number("vocab_size"), width, number(distilled ? "n_layers" : "num_hidden_layers"), heads,
					number(distilled ? "hidden_dim" : "intermediate_size"), activation(distilled ? "activation" : "hidden_act"),
					(float) real("layer_norm_eps", 1e-12), number("max_position_embeddings"),
					distilled ? 0 : (int) real("type_vocab_size", 2), (int) real("pad_token_id", AFTER_ROBERTA.contains(type) ? 1 : 0),
					(float) real(distilled ? "dropout" : "hidden_dropout_prob", 0.1), labels(head));
		}

		private Optional<BertHead> head() throws IOException {
			JsonElement classes = json.get("architectures");
			if (classes == null || !classes.isJsonArray() || classes.getAsJsonArray().isEmpty()) {
				return Optional.empty();
			}
			String name = classes.getAsJsonArray().get(0).toString().replace("\"", "");
			Optional<BertHead> head = List.of(BertHead.values()).stream().filter(known -> name.endsWith(known.architecture())).findFirst();
			if (head.isEmpty() && name.contains("For") && !name.endsWith("ForMaskedLM") && !name.endsWith("ForPreTraining")) {
				throw new IOException(file + ": 'architectures' is " + name + "; expected one for token classification, question answering "
						+ "or sequence classification, or an encoder");
			}
			return head;
		}

		private int labels(Optional<BertHead> head) throws IOException {
			if (head.isEmpty() || head.get() == BertHead.SPANS) {
				return 2;
			}
			JsonElement names = json.get("id2label");
			if (names == null || names.isJsonNull()) {
				return 2;
			}
			if (!names.isJsonObject() || names.getAsJsonObject().isEmpty()) {
				throw new IOException(file + ": 'id2label' is " + names + "; expected an object from numbers to labels");
			}
			return names.getAsJsonObject().size();
		}

		private BertActivation activation(String key) throws IOException {
			String name = text(key, "gelu");
			return BertActivation.of(name).orElseThrow(() -> new IOException(file + ": '" + key + "' is '" + name + "'; expected one of "
					+ String.join(", ", BertActivation.names())));
		}

		private String text(String key, String otherwise) throws IOException {
			JsonElement value = json.get(key);
			if (value == null || value.isJsonNull()) {
				return otherwise;
			}
			if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
				throw new IOException(file + ": '" + key + "' is " + value + "; expected a text");
			}
			return value.getAsString();
		}

		private int number(String key) throws IOException {
			double value = real(key, Double.NaN);
			if (!(value >= 1 && value <= LARGEST) || value != Math.rint(value)) {
				throw new IOException(file + ": '" + key + "' is " + json.get(key) + "; expected a whole number from 1 to " + LARGEST);
			}
			return (int) value;
		}

		private double real(String key, double otherwise) throws IOException {
			JsonElement value = json.get(key);
			if (value == null || value.isJsonNull()) {
				return otherwise;
			}
			if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber() || !(value.getAsDouble() >= 0)) {
				throw new IOException(file + ": '" + key + "' is " + value + "; expected a number, 0 or more");
			}
			return value.getAsDouble();
		}
	}
}
