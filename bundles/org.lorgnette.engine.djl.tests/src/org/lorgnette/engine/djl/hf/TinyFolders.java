package org.lorgnette.engine.djl.hf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;
import org.lorgnette.testing.SlowTransformer.Shape;

/** Writes folders as the Hugging Face tools export them: small networks of the real architectures, with random weights. */
final class TinyFolders {

	static final int POSITIONS = 72;

	private TinyFolders() {
	}

	/** Two layers of width 32 and 4 heads. */
	static SlowTransformer network(String type, Head head, int vocabulary, int labels, long seed) {
		int padding = type.equals("bert") || type.equals("distilbert") ? 0 : 1;
		int types = type.equals("distilbert") ? 0 : type.equals("bert") ? 2 : 1;
		return new SlowTransformer(new Shape(type, vocabulary, 32, 2, 4, 64, POSITIONS, types, padding, false, 1e-5, head, labels),
				seed, 0.4);
	}

	static JsonObject config(SlowTransformer network, List<String> labels) {
		Shape shape = network.shape();
		JsonObject config = new JsonObject();
		JsonArray classes = new JsonArray();
		classes.add("Tiny" + switch (shape.head()) {
			case TOKENS -> "ForTokenClassification";
			case SPANS -> "ForQuestionAnswering";
			case TEXTS -> "ForSequenceClassification";
		});
		config.add("architectures", classes);
		config.addProperty("model_type", shape.type());
		config.addProperty("vocab_size", shape.vocabulary());
		config.addProperty("max_position_embeddings", shape.positions());
		config.addProperty("pad_token_id", shape.padding());
		if (shape.types() > 0) {
			config.addProperty("type_vocab_size", shape.types());
		}
		if (!labels.isEmpty()) {
			JsonObject names = new JsonObject();
			for (int i = labels.size() - 1; i >= 0; i--) {
				names.addProperty(String.valueOf(i), labels.get(i));
			}
			config.add("id2label", names);
		}
		return config;
	}

	static Path write(Path folder, SlowTransformer network, TinyTokenizers.Built tokenizer, List<String> labels) {
		return write(folder, network, TransformerOnnx.Style.USUAL, "model.onnx", tokenizer, labels);
	}

	static Path write(Path folder, SlowTransformer network, TransformerOnnx.Style style, String file, TinyTokenizers.Built tokenizer,
			List<String> labels) {
		try {
			Files.createDirectories(folder.resolve(file).getParent());
			Files.write(folder.resolve(file), TransformerOnnx.of(network, style));
			Files.writeString(folder.resolve("tokenizer.json"), tokenizer.json());
			Files.writeString(folder.resolve("config.json"), config(network, labels).toString());
			Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\": 1000000000000000019884624838656, "
					+ "\"cls_token\": \"" + (network.shape().padding() == 0 ? "[CLS]" : "<s>") + "\"}");
			return folder;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
