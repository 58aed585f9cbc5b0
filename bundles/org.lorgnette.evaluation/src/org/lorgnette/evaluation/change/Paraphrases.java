package org.lorgnette.evaluation.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.TextFiles;
import org.lorgnette.io.jsonl.JsonLines;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Other wordings of questions, by the question's id or by its own wording. */
public final class Paraphrases {

	public static final Paraphrases NONE = new Paraphrases(Map.of());

	private final Map<String, String> wordings;

	private Paraphrases(Map<String, String> wordings) {
		this.wordings = wordings;
	}

	/**
	 * Reads JSON Lines with {@code id} or {@code text}, and {@code paraphrase}; or lines with a tab between the id or wording
	 * and the paraphrase.
	 *
	 * @throws CorpusException
	 *             if there is no such file, a line is something else, or there are two wordings for one
	 */
	public static Paraphrases read(Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new CorpusException(Location.of(file.toString()), "there is no such file of paraphrases");
		}
		Map<String, String> wordings = new HashMap<>();
		long number = 0;
		for (String line : TextFiles.read(file, StandardCharsets.UTF_8).lines().toList()) {
			Location location = new Location(file.toString(), ++number);
			if (!line.isBlank()) {
				String[] pair = line.stripLeading().startsWith("{")
						? pair(JsonLines.parse(line, location, JsonElement::getAsJsonObject), location) : line.split("\t", -1);
				if (pair.length != 2 || pair[0].isBlank() || pair[1].isBlank()) {
					throw new CorpusException(location, "expected an id or a question, a tab and another wording; or an object"
							+ " {\"id\": ..., \"paraphrase\": ...} or {\"text\": ..., \"paraphrase\": ...}");
				}
				if (wordings.put(pair[0].strip(), pair[1].strip()) != null) {
					throw new CorpusException(location, "a second paraphrase of '" + pair[0].strip() + "'; expected one");
				}
			}
		}
		return new Paraphrases(wordings);
	}

	private static String[] pair(JsonObject object, Location location) throws CorpusException {
		return new String[] { text(object, object.has("id") ? "id" : "text", location), text(object, "paraphrase", location) };
	}

	private static String text(JsonObject object, String key, Location location) throws CorpusException {
		JsonElement value = object.get(key);
		if (value == null || !value.isJsonPrimitive()) {
			throw new CorpusException(location, "expected '" + key + "' with a text");
		}
		return value.getAsString();
	}

	/** The other wording of a question, by its id or else its text. */
	public Optional<String> of(String id, String text) {
		return Optional.ofNullable(wordings.get(id)).or(() -> Optional.ofNullable(wordings.get(text.strip())));
	}
}
