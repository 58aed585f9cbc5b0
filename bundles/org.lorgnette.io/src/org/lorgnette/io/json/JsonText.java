package org.lorgnette.io.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/**
 * JSON values as strings. Keys of a format that the model has no place for are kept as metadata: a string as it is, another
 * value (or a string that could be taken for one) as its JSON text, so that writing them again gives the value that was read.
 */
public final class JsonText {

	private static final Location NOWHERE = Location.of("value");

	private JsonText() {
	}

	/** Writes one value. */
	@FunctionalInterface
	public interface Body {
		void write(JsonWriter writer) throws IOException;
	}

	/** The compact JSON text of what the body writes. */
	public static String write(Body body) {
		StringWriter text = new StringWriter();
		JsonWriter writer = new JsonWriter(text);
		writer.setStrictness(Strictness.STRICT);
		writer.setHtmlSafe(false);
		try {
			body.write(writer);
			writer.flush();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	/** The value as a string of metadata. */
	public static String store(JsonNode value) throws CorpusException {
		if (value.type() == JsonToken.STRING) {
			String string = value.string();
			return isJson(string) ? value.json() : string;
		}
		return value.json();
	}

	/** Members of an object other than those named, stored under the prefix and their key. */
	public static Map<String, String> others(JsonNode object, String prefix, Collection<String> known) throws CorpusException {
		Map<String, String> others = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> member : object.members().entrySet()) {
			if (!known.contains(member.getKey())) {
				others.put(prefix + member.getKey(), store(member.getValue()));
			}
		}
		return others;
	}

	/** Writes a value from what {@link #store} made of it. */
	public static void restore(JsonWriter writer, String stored) throws IOException {
		if (isJson(stored)) {
			writer.jsonValue(stored.strip());
		} else {
			writer.value(stored);
		}
	}

	private static boolean isJson(String text) {
		String stripped = text.strip();
		if (stripped.isEmpty() || "{[\"-0123456789tfn".indexOf(stripped.charAt(0)) < 0) {
			return false;
		}
		try {
			JsonInput.parseLine(text, NOWHERE);
			return true;
		} catch (IOException e) {
			return false;
		}
	}
}
