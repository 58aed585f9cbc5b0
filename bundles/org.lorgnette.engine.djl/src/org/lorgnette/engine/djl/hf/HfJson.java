package org.lorgnette.engine.djl.hf;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import org.lorgnette.engine.EngineUnavailableException;

/** One JSON file of a folder. Keys that are absent, or null as the tools write it, are empty; of another kind, an error. */
final class HfJson {

	static final String REMEDY = "export the model anew with the Hugging Face tools, or put the file back as it was exported";

	private static final long LONGEST = 512L << 20;

	private final Path file;
	private final JsonObject json;

	private HfJson(Path file, JsonObject json) {
		this.file = file;
		this.json = json;
	}

	/** @throws EngineUnavailableException if the file is not one JSON object in UTF-8 */
	static HfJson read(Path file) throws EngineUnavailableException {
		try {
			if (Files.size(file) > LONGEST) {
				throw misfit(file, "is longer than " + (LONGEST >> 20) + " MB; expected a JSON file of a model");
			}
			try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
					JsonReader reader = new JsonReader(text)) {
				// Python writes numbers such as NaN and Infinity.
				reader.setStrictness(Strictness.LEGACY_STRICT);
				JsonElement root = JsonParser.parseReader(reader);
				if (!root.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
					throw misfit(file, "expected one JSON object");
				}
				return new HfJson(file, root.getAsJsonObject());
			}
		} catch (IOException | JsonParseException | IllegalStateException e) {
			String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
			throw new EngineUnavailableException(file + ": cannot be read as JSON in UTF-8: " + problem, REMEDY, e);
		}
	}

	/** As {@link #read}; of a file that is not there, without any key. */
	static HfJson readIfThere(Path file) throws EngineUnavailableException {
		return Files.isRegularFile(file) ? read(file) : new HfJson(file, new JsonObject());
	}

	static EngineUnavailableException misfit(Path file, String what) {
		return new EngineUnavailableException(file + ": " + what, REMEDY);
	}

	EngineUnavailableException misfit(String what) {
		return misfit(file, what);
	}

	Path file() {
		return file;
	}

	JsonObject json() {
		return json;
	}

	private Optional<JsonElement> get(String key) {
		return Optional.ofNullable(json.get(key)).filter(value -> !value.isJsonNull());
	}

	Optional<JsonObject> object(String key) throws EngineUnavailableException {
		Optional<JsonElement> value = get(key);
		if (value.isPresent() && !value.get().isJsonObject()) {
			throw misfit("'" + key + "' is " + shown(value.get()) + "; expected an object");
		}
		return value.map(JsonElement::getAsJsonObject);
	}

	/** An object in it as if it were a file of its own; without any key if there is none. */
	HfJson part(String key) throws EngineUnavailableException {
		return new HfJson(file, object(key).orElse(new JsonObject()));
	}

	Optional<String> text(String key) throws EngineUnavailableException {
		Optional<JsonElement> value = get(key);
		if (value.isPresent() && !(value.get().isJsonPrimitive() && value.get().getAsJsonPrimitive().isString())) {
			throw misfit("'" + key + "' is " + shown(value.get()) + "; expected a text");
		}
		return value.map(JsonElement::getAsString);
	}

	Optional<Boolean> bool(String key) throws EngineUnavailableException {
		Optional<JsonElement> value = get(key);
		if (value.isPresent() && !(value.get().isJsonPrimitive() && value.get().getAsJsonPrimitive().isBoolean())) {
			throw misfit("'" + key + "' is " + shown(value.get()) + "; expected true or false");
		}
		return value.map(JsonElement::getAsBoolean);
	}

	OptionalDouble number(String key) throws EngineUnavailableException {
		Optional<JsonElement> value = get(key);
		if (value.isEmpty()) {
			return OptionalDouble.empty();
		}
		if (!value.get().isJsonPrimitive() || !value.get().getAsJsonPrimitive().isNumber()) {
			throw misfit("'" + key + "' is " + shown(value.get()) + "; expected a number");
		}
		return OptionalDouble.of(value.get().getAsDouble());
	}

	/** A whole number, 0 or more. */
	OptionalLong whole(String key) throws EngineUnavailableException {
		OptionalDouble number = number(key);
		if (number.isEmpty()) {
			return OptionalLong.empty();
		}
		double value = number.getAsDouble();
		if (!(value >= 0) || value != Math.rint(value)) {
			throw misfit("'" + key + "' is " + shown(json.get(key)) + "; expected a whole number, 0 or more");
		}
		// Tokenizers without a limit say 1e30.
		return OptionalLong.of((long) value);
	}

	static String shown(JsonElement value) {
		String text = value.toString();
		return text.length() <= 40 ? text : text.substring(0, 40) + "...";
	}
}
