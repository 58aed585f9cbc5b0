package org.lorgnette.io.jsonl;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.function.Function;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** Single lines of JSON: values to lines and back. */
public final class JsonLines {

	private JsonLines() {
	}

	/** Writes one JSON value. */
	@FunctionalInterface
	public interface Body {
		void write(JsonWriter writer) throws IOException;
	}

	/** The value that the body writes, without a line end; unpaired surrogates are escaped, so that the line is valid UTF-8. */
	public static String line(Body body) throws IOException {
		StringWriter text = new StringWriter();
		try (JsonWriter writer = new JsonWriter(text)) {
			writer.setStrictness(Strictness.STRICT);
			writer.setHtmlSafe(false);
			body.write(writer);
		}
		return escapeUnpaired(text.toString());
	}

	private static String escapeUnpaired(String text) {
		StringBuilder escaped = new StringBuilder();
		int copied = 0;
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			if (!Character.isSurrogate(unit)) {
				continue;
			}
			if (Character.isHighSurrogate(unit) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
				continue;
			}
			escaped.append(text, copied, i).append("\\u").append(Integer.toHexString(unit));
			copied = i + 1;
		}
		return copied == 0 ? text : escaped.append(text, copied, text.length()).toString();
	}

	/**
	 * What a parser such as {@link DocumentJson#fromJson} reads from a line.
	 *
	 * @throws CorpusException
	 *             at the location if the line is not JSON (RFC 8259) or not what the parser expects
	 */
	public static <T> T parse(String line, Location location, Function<JsonElement, T> parser) throws CorpusException {
		try {
			return parser.apply(element(line, location));
		} catch (JsonParseException e) {
			throw new CorpusException(location, e.getMessage(), e);
		}
	}

	private static JsonElement element(String line, Location location) throws CorpusException {
		try {
			JsonReader reader = new JsonReader(new StringReader(line));
			reader.setStrictness(Strictness.STRICT);
			JsonElement element = JsonParser.parseReader(reader);
			requireEnd(reader, location);
			return element;
		} catch (JsonParseException e) {
			throw new CorpusException(location, "is not valid JSON: " + reason(e), e);
		}
	}

	private static void requireEnd(JsonReader reader, Location location) throws CorpusException {
		boolean ended;
		try {
			ended = reader.peek() == JsonToken.END_DOCUMENT;
		} catch (IOException e) {
			ended = false;
		}
		if (!ended) {
			throw new CorpusException(location, "more text follows the JSON value; expected one value a line");
		}
	}

	/** Gson's own words without the name of its exception, its advice for programmers, and the line, which is always the first. */
	private static String reason(JsonParseException e) {
		String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
		String first = String.valueOf(message).lines().findFirst().orElse("");
		return first.replaceFirst("^Use JsonReader\\S* to accept malformed JSON", "unexpected character").replace(" at line 1 column ",
				" at column ");
	}
}
