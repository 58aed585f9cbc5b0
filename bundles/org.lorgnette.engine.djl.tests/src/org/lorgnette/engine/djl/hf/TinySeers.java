package org.lorgnette.engine.djl.hf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.engine.visual.Picture;

/** Writes folders of small models that see, with the parts that ViLT, BLIP and CLIP have, and random weights. */
final class TinySeers {

	static final TinyTokenizers.Built PIECES = TinyTokenizers.wordPiece(true, "what", "color", "is", "it", "##s", "red", "blue",
			"yes",
			"no", "two", "a", "photo", "of");
	static final List<String> ANSWERS = List.of("yes", "no", "red", "blue", "2");
	static final String VILT_PICTURES = "{'feature_extractor_type':'ViltFeatureExtractor','size':24,'size_divisor':4,'resample':3}";
	static final String BLIP_PICTURES = "{'image_processor_type':'BlipImageProcessor','size':{'height':16,'width':20}}";
	static final String CLIP_PICTURES = "{'image_processor_type':'CLIPImageProcessor','size':{'shortest_edge':16},'crop_size':16}";

	/** The id of the piece that ends a text. */
	static final long END = 3;

	private TinySeers() {
	}

	static Picture noise(int width, int height, long seed) {
		return Picture.of(width, height, new Random(seed).ints((long) width * height).toArray());
	}

	static Weights weights(long seed) {
		return new Weights(seed, PIECES.size());
	}

	static JsonObject json(String json) {
		return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
	}

	static void write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text.replace('\'', '"'));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static void write(Path file, byte[] bytes) {
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path common(Path folder, String pictures, String config) {
		write(folder.resolve("preprocessor_config.json"), pictures);
		write(folder.resolve("config.json"), config);
		try {
			Files.writeString(folder.resolve("tokenizer.json"), PIECES.json());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return folder;
	}

	static String viltConfig(List<String> answers) {
		StringBuilder labels = new StringBuilder();
		for (int i = answers.size() - 1; i >= 0; i--) {
			labels.append(labels.isEmpty() ? "" : ",").append("'" + i + "':'" + answers.get(i) + "'");
		}
		return "{'architectures':['ViltForQuestionAnswering'],'model_type':'vilt','vocab_size':" + PIECES.size()
				+ ",'max_position_embeddings':" + Weights.POSITIONS + ",'patch_size':" + Weights.PATCH + ",'type_vocab_size':2,'id2label':{"
				+ labels + "}}";
	}

	static byte[] vilt(Weights weights, boolean attention, boolean columnsFirst, Object... textShape) {
		Object[] shape = textShape.length == 0 ? new Object[] {"B", "L"} : textShape;
		OnnxOps ops = new OnnxOps(weights).text("text", "input_ids", "attention_mask", shape).picture("B", 3, "H", "W");
		if (columnsFirst) {
			ops.columnsFirst();
		}
		String types = ops.onnx.longs("token_type_ids", shape);
		String mask = ops.onnx.longs("pixel_mask", "B", "H", "W");
		String logits = ops.flat(ops.vilt(ANSWERS.size()));
		return (attention ? ops : ops.quiet()).bytes("logits", ops.idle(ops.idle(logits, types), mask), "B", ANSWERS.size());
	}

	static Path viltFolder(Path folder, Weights weights) {
		write(folder.resolve("model.onnx"), vilt(weights, true, false));
		return common(folder, VILT_PICTURES, viltConfig(ANSWERS));
	}

	static Path blipFolder(Path folder, Weights weights, boolean parts) {
		int vocabulary = PIECES.size();
		if (parts) {
			OnnxOps vision = new OnnxOps(weights).picture("B", 3, "H", "W");
			write(folder.resolve("vision_model.onnx"), vision.quiet().bytes("last_hidden_state", vision.vision(), "B", "P",
					Weights.WIDTH));
			OnnxOps encoder = new OnnxOps(weights).text("text", "input_ids", "attention_mask", "B", "L");
			String seen = encoder.onnx.floats("encoder_hidden_states", "B", "P", Weights.WIDTH);
			String mask = encoder.onnx.longs("encoder_attention_mask", "B", "P");
			write(folder.resolve("text_encoder.onnx"), encoder.bytes("last_hidden_state", encoder.idle(encoder.question(seen), mask), "B",
					"L", Weights.WIDTH));
			OnnxOps decoder = new OnnxOps(weights).text("answer", "input_ids", "attention_mask", "B", "T");
			String read = decoder.onnx.floats("encoder_hidden_states", "B", "L", Weights.WIDTH);
			write(folder.resolve("text_decoder.onnx"), decoder.bytes("logits", decoder.answer(read, vocabulary), "B", "T", vocabulary));
		} else {
			OnnxOps ops = new OnnxOps(weights).text("text", "input_ids", "attention_mask", "B", "L").text("answer", "decoder_input_ids",
					"decoder_attention_mask", "B", "T").picture("B", 3, "H", "W");
			String question = ops.question(ops.vision());
			write(folder.resolve("model.onnx"), ops.bytes("logits", ops.answer(question, vocabulary), "B", "T", vocabulary));
		}
		return common(folder, BLIP_PICTURES, "{'architectures':['BlipForQuestionAnswering'],'model_type':'blip','text_config':{"
				+ "'vocab_size':" + vocabulary + ",'max_position_embeddings':" + Weights.POSITIONS + ",'bos_token_id':2,'eos_token_id':7,"
				+ "'sep_token_id':3,'pad_token_id':0}}");
	}

	static byte[] clip(Weights weights, Object texts, Object length) {
		OnnxOps ops = new OnnxOps(weights).text("text", "input_ids", "attention_mask", texts, length).picture("I", 3, "H", "W");
		String text = ops.flat(ops.clipText());
		String picture = ops.flat(ops.clipPicture());
		String products = ops.onnx.node("MatMul", List.of(picture, ops.onnx.node("Transpose", List.of(text), "perm", new long[] {1,
				0})));
		String logits = ops.onnx.node("Mul", List.of(products, ops.onnx.constant(new float[] {Weights.LOGIT_SCALE}, 1)));
		TinyOnnx onnx = ops.onnx.output("logits_per_text", ops.onnx.node("Transpose", List.of(logits), "perm", new long[] {1, 0}),
				"T", "I")
				.output("text_embeds", text, "T", Weights.WIDTH);
		return onnx.output("logits_per_image", logits, "I", "T").bytes();
	}

	static Path clipFolder(Path folder, Weights weights) {
		write(folder.resolve("onnx/model.onnx"), clip(weights, "B", "L"));
		return common(folder, CLIP_PICTURES, "{'architectures':['CLIPModel'],'model_type':'clip','text_config':{'vocab_size':"
				+ PIECES.size() + ",'max_position_embeddings':" + Weights.POSITIONS + "},'vision_config':{'patch_size':4}}");
	}

	/** The ids of pieces, with the special ones around. */
	static long[] ids(String... pieces) {
		long[] ids = new long[pieces.length + 2];
		ids[0] = 2;
		for (int i = 0; i < pieces.length; i++) {
			ids[i + 1] = PIECES.id(pieces[i]);
		}
		ids[pieces.length + 1] = END;
		return ids;
	}
}
