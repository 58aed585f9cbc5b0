package org.lorgnette.engine.djl.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The vocabulary in a tokenizer file. */
public final class SubwordFile {

	private final Path file;
	private final JsonObject vocabulary;

	private SubwordFile(Path file, JsonObject vocabulary) {
		this.file = file;
		this.vocabulary = vocabulary;
	}

	/** @throws IOException if the file cannot be read or has no vocabulary */
	public static SubwordFile read(Path file) throws IOException {
		try {
			JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
			return new SubwordFile(file, json.getAsJsonObject("model").getAsJsonObject("vocab"));
		} catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
			throw new IOException(file + ": not a tokenizer.json with model.vocab", e);
		}
	}

	/** One more than the largest id. */
	public int size() {
		return 1 + vocabulary.entrySet().stream().mapToInt(entry -> entry.getValue().getAsInt()).max().orElse(-1);
	}

	public Set<String> pieces() {
		return vocabulary.keySet();
	}

	/** @throws IOException if there is no such piece */
	public long id(String piece) throws IOException {
		if (!vocabulary.has(piece)) {
			throw new IOException(file + ": the vocabulary has no " + piece);
		}
		return vocabulary.get(piece).getAsLong();
	}
}
