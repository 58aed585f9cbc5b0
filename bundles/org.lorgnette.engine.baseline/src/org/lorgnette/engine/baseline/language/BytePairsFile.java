package org.lorgnette.engine.baseline.language;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.language.ByteLevel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Reads the pieces of a language model from its {@code subwords.json}: a {@code tokenizer.json} of byte-level pairs. */
final class BytePairsFile {

	private BytePairsFile() {
	}

	/** @throws IOException if it cannot be read, or holds pieces of another kind */
	static BytePairs read(Path file) throws IOException {
		try {
			JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
			JsonObject model = json.getAsJsonObject("model");
			Map<String, Integer> numbers = new HashMap<>();
			model.getAsJsonObject("vocab").entrySet().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().getAsInt()));
			String end = json.getAsJsonArray("added_tokens").get(0).getAsJsonObject().get("content").getAsString();
			byte[][] pieces = new byte[numbers.size()][];
			numbers.forEach((name, number) -> pieces[number] = name.equals(end) ? new byte[0] : bytes(name));
			List<BytePairs.Merge> merges = new ArrayList<>();
			for (JsonElement merge : model.getAsJsonArray("merges")) {
				String left = merge.getAsJsonArray().get(0).getAsString();
				String right = merge.getAsJsonArray().get(1).getAsString();
				merges.add(new BytePairs.Merge(numbers.get(left), numbers.get(right), numbers.get(left + right)));
			}
			return new BytePairs(Arrays.asList(pieces), numbers.get(end), merges);
		} catch (RuntimeException e) {
			throw new IOException(file + ": not the pieces of a language model; expected the file subwords.json of one: "
					+ e.getMessage(), e);
		}
	}

	private static byte[] bytes(String shown) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		shown.codePoints().forEach(character -> {
			int value = ByteLevel.SHOWN.indexOf(Character.toString(character));
			if (value < 0) {
				throw new IllegalArgumentException("the piece " + shown + " is none of bytes");
			}
			bytes.write(value);
		});
		return bytes.toByteArray();
	}
}
