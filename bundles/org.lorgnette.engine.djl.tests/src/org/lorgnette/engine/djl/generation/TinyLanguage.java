package org.lorgnette.engine.djl.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.engine.language.ByteLevel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Writes folders of language models that look at the last piece only: what follows it in a text is likely after it. */
final class TinyLanguage {

	static final int CONTEXT = 128;
	/** Of what follows in the text; the more often the larger. */
	private static final float SEEN = 3;

	private TinyLanguage() {
	}

	/** Bytes, a few merges, and the end of texts as number 0. */
	private static JsonObject tokenizer() {
		List<String> pieces = new ArrayList<>(List.of(TextPieces.END));
		pieces.addAll(ByteLevel.SHOWN);
		JsonArray merges = new JsonArray();
		for (String[] pair : new String[][] {{"h", "e"}, {"a", "t"}, {"\u0120", "t"}, {"\u0120t", "he"}}) {
			JsonArray merge = new JsonArray();
			Arrays.stream(pair).forEach(merge::add);
			merges.add(merge);
			pieces.add(pair[0] + pair[1]);
		}
		JsonObject vocabulary = new JsonObject();
		for (int id = 0; id < pieces.size(); id++) {
			vocabulary.addProperty(pieces.get(id), id);
		}
		JsonObject json = JsonParser.parseString("""
				{"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "post_processor": null,
				 "added_tokens": [{"id": 0, "content": "<|end|>", "single_word": false, "lstrip": false, "rstrip": false,
				  "normalized": false, "special": true}],
				 "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": true},
				 "decoder": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": true},
				 "model": {"type": "BPE", "dropout": null, "unk_token": null, "continuing_subword_prefix": null,
				  "end_of_word_suffix": null, "fuse_unk": false, "byte_fallback": false}}""").getAsJsonObject();
		json.getAsJsonObject("model").add("vocab", vocabulary);
		json.getAsJsonObject("model").add("merges", merges);
		return json;
	}

	/** @return the folder */
	static Path write(Path folder, String id, String text) throws IOException {
		Files.createDirectories(folder);
		Path subwords = Files.writeString(folder.resolve(LanguageFolder.SUBWORDS), tokenizer().toString());
		int size;
		float[] table;
		try (TextPieces pieces = TextPieces.read(subwords)) {
			size = pieces.size();
			table = new float[size * size];
			int before = pieces.end();
			for (int next : pieces.ids(text)) {
				table[before * size + next] += SEEN;
				before = next;
			}
			table[before * size + pieces.end()] += SEEN;
		}
		TinyOnnx onnx = new TinyOnnx();
		onnx.longs("ids", "batch", "pieces");
		onnx.longs("places", "batch", "pieces");
		onnx.floats("mask", "batch", 1, "pieces", "all");
		onnx.floats("before.keys.0", "batch", "before", 1, 1);
		onnx.floats("before.values.0", "batch", "before", 1, 1);
		String nothing = onnx.constant(new float[size], size, 1, 1);
		onnx.output("logits", onnx.node("Gather", List.of(onnx.constant(table, size, size), "ids"), "axis", 0), "batch", "pieces",
				size);
		for (String kind : List.of("keys.0", "values.0")) {
			onnx.output(kind, onnx.node("Gather", List.of(nothing, "ids"), "axis", 0), "batch", "pieces", 1, 1);
		}
		Files.write(folder.resolve(LanguageFolder.INT8), onnx.bytes());
		LanguageFolder.write(folder, id, List.of("en"), new LanguageFolder.Shape(CONTEXT, 1, 1, 1));
		return folder;
	}
}
