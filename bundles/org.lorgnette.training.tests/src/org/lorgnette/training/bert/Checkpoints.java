package org.lorgnette.training.bert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;
import org.lorgnette.testing.SlowTransformer.Shape;
import org.lorgnette.testing.SlowTransformer.Weight;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes checkpoints as the Hugging Face tools do, byte by byte. */
final class Checkpoints {

	private Checkpoints() {
	}

	static SlowTransformer network(String type, Head head, int labels, boolean relu, long seed) {
		int padding = type.equals("bert") || type.equals("distilbert") ? 0 : 1;
		int types = type.equals("distilbert") ? 0 : type.equals("bert") ? 2 : 1;
		return new SlowTransformer(new Shape(type, 40, 32, 2, 4, 64, 24, types, padding, relu, relu ? 1e-5 : 1e-12, head, labels), seed,
				0.3);
	}

	static JsonObject config(SlowTransformer network) {
		Shape shape = network.shape();
		boolean distilled = shape.type().equals("distilbert");
		JsonObject config = new JsonObject();
		JsonArray classes = new JsonArray();
		classes.add("Some" + switch (shape.head()) {
			case TOKENS -> "ForTokenClassification";
			case SPANS -> "ForQuestionAnswering";
			case TEXTS -> "ForSequenceClassification";
		});
		config.add("architectures", classes);
		config.addProperty("model_type", shape.type());
		config.addProperty(distilled ? "activation" : "hidden_act", shape.relu() ? "relu" : "gelu");
		config.addProperty("vocab_size", shape.vocabulary());
		config.addProperty(distilled ? "dim" : "hidden_size", shape.width());
		config.addProperty(distilled ? "n_layers" : "num_hidden_layers", shape.layers());
		config.addProperty(distilled ? "n_heads" : "num_attention_heads", shape.heads());
		config.addProperty(distilled ? "hidden_dim" : "intermediate_size", shape.inner());
		config.addProperty("max_position_embeddings", shape.positions());
		config.addProperty("pad_token_id", shape.padding());
		if (!distilled) {
			config.addProperty("type_vocab_size", shape.types());
		}
		if (shape.epsilon() != 1e-12) {
			config.addProperty("layer_norm_eps", shape.epsilon());
		}
		JsonObject labels = new JsonObject();
		for (int i = 0; i < shape.labels(); i++) {
			labels.addProperty(String.valueOf(i), i == 0 ? "O" : "T" + i);
		}
		config.add("id2label", labels);
		return config;
	}

	static Path write(Path folder, SlowTransformer network) throws IOException {
		return write(folder, network, "F32", Function.identity());
	}

	/** @param names from the usual name of a tensor to that written */
	static Path write(Path folder, SlowTransformer network, String type, Function<String, String> names) throws IOException {
		Map<String, Weight> tensors = new LinkedHashMap<>();
		network.checkpoint().forEach((name, weight) -> tensors.put(names.apply(name), weight));
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("config.json"), config(network).toString());
		Files.write(folder.resolve("model.safetensors"), bytes(tensors, type));
		return folder;
	}

	static byte[] bytes(Map<String, Weight> tensors, String type) throws IOException {
		JsonObject header = new JsonObject();
		JsonObject metadata = new JsonObject();
		metadata.addProperty("format", "pt");
		header.add("__metadata__", metadata);
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		for (Map.Entry<String, Weight> entry : tensors.entrySet()) {
			JsonObject tensor = new JsonObject();
			tensor.addProperty("dtype", type);
			JsonArray shape = new JsonArray();
			for (long axis : entry.getValue().shape()) {
				shape.add(axis);
			}
			tensor.add("shape", shape);
			JsonArray offsets = new JsonArray();
			offsets.add(data.size());
			for (float value : entry.getValue().values()) {
				ByteBuffer element = ByteBuffer.allocate(type.equals("F32") ? 4 : 2).order(ByteOrder.LITTLE_ENDIAN);
				switch (type) {
					case "F32" -> element.putFloat(value);
					case "F16" -> element.putShort(Float.floatToFloat16(value));
					default -> element.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
				}
				data.write(element.array());
			}
			offsets.add(data.size());
			tensor.add("data_offsets", offsets);
			header.add(entry.getKey(), tensor);
		}
		byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
		file.write(json);
		file.write(data.toByteArray());
		return file.toByteArray();
	}

	/** Rounds the weights as a file of this element type does. */
	static void round(SlowTransformer network, String type) {
		network.checkpoint().values().forEach(weight -> {
			for (int i = 0; i < weight.values().length; i++) {
				float value = weight.values()[i];
				weight.values()[i] = type.equals("F16") ? Float.float16ToFloat(Float.floatToFloat16(value))
						: Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xFFFF0000);
			}
		});
	}
}
