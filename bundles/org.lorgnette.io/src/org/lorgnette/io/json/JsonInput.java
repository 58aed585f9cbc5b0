package org.lorgnette.io.json;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/**
 * Pulls JSON (RFC 8259, UTF-8, a byte order mark is skipped) from a stream: the outer arrays and objects piece by piece, the
 * records in them as trees. Every method throws a {@link CorpusException} if the JSON is broken, cut off, nested more than 255
 * deep, of another type than asked for, or says a key of one object twice.
 */
public final class JsonInput implements Closeable {

	private static final int LONG_PATH = 120;

	private final String name;
	private final long lineOffset;
	private final Utf8LineReader text;
	private final JsonReader reader;
	private final Deque<Set<String>> keys = new ArrayDeque<>();

	@FunctionalInterface
	private interface Step<T> {
		T run() throws IOException;
	}

	public JsonInput(CorpusSource source) throws IOException {
		this(source.open(), source.name());
	}

	/** @param name what messages call the stream */
	public JsonInput(InputStream in, String name) {
		this(new Utf8LineReader(in, name), name, 0);
	}

	private JsonInput(Utf8LineReader text, String name, long lineOffset) {
		this.name = name;
		this.lineOffset = lineOffset;
		this.text = text;
		reader = new JsonReader(text);
		reader.setStrictness(Strictness.STRICT);
	}

	/** The one JSON value that a line of JSON Lines holds. */
	public static JsonNode parseLine(String line, Location location) throws IOException {
		byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
		Utf8LineReader text = new Utf8LineReader(new ByteArrayInputStream(bytes), location.file(), bytes.length);
		try (JsonInput input = new JsonInput(text, location.file(), location.line() - 1)) {
			JsonNode node = input.node();
			input.end();
			return node;
		}
	}

	/** The place of what was last read. */
	public Location location() {
		return new Location(name, lineOffset + text.line());
	}

	/** A fault at the place of what was last read. */
	public CorpusException error(String message) {
		return new CorpusException(location(), message);
	}

	public JsonToken peek() throws IOException {
		return step(reader::peek);
	}

	public void beginArray() throws IOException {
		expect(JsonToken.BEGIN_ARRAY);
		step(() -> {
			reader.beginArray();
			return true;
		});
	}

	public void endArray() throws IOException {
		step(() -> {
			reader.endArray();
			return true;
		});
	}

	public void beginObject() throws IOException {
		expect(JsonToken.BEGIN_OBJECT);
		step(() -> {
			reader.beginObject();
			return true;
		});
		keys.push(new HashSet<>());
	}

	public void endObject() throws IOException {
		step(() -> {
			reader.endObject();
			return true;
		});
		keys.pop();
	}

	public boolean hasNext() throws IOException {
		return step(reader::hasNext);
	}

	/** The next key; keys of the outermost object that is open are remembered, so this is for objects of a bounded size. */
	public String name() throws IOException {
		String key = anyName();
		if (!keys.peek().add(key)) {
			throw error("key " + quote(key) + " occurs twice at " + reader.getPath());
		}
		return key;
	}

	/** The next key, without a look at the keys before it. */
	public String anyName() throws IOException {
		return checked(step(reader::nextName));
	}

	/** The next value with all that is in it. */
	public JsonNode node() throws IOException {
		peek();
		return node(JsonNode.Place.root(name, reader.getPath()));
	}

	private JsonNode node(JsonNode.Place place) throws IOException {
		JsonToken token = peek();
		long line = location().line();
		Object value = switch (token) {
			case BEGIN_OBJECT -> members(place);
			case BEGIN_ARRAY -> elements(place);
			case STRING -> checked(step(reader::nextString));
			case NUMBER -> new JsonNode.Literal(step(reader::nextString));
			case BOOLEAN -> step(reader::nextBoolean);
			case NULL -> {
				skip();
				yield JsonNode.NULL;
			}
			default -> throw error("expected a value at " + reader.getPath() + ", got " + describe(token));
		};
		return new JsonNode(value, place, line);
	}

	private Map<String, JsonNode> members(JsonNode.Place place) throws IOException {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		step(() -> {
			reader.beginObject();
			return true;
		});
		while (hasNext()) {
			String key = anyName();
			if (members.containsKey(key)) {
				throw error("key " + quote(key) + " occurs twice at " + reader.getPath());
			}
			members.put(key, node(place.member(key)));
		}
		step(() -> {
			reader.endObject();
			return true;
		});
		return members;
	}

	private List<JsonNode> elements(JsonNode.Place place) throws IOException {
		List<JsonNode> elements = new ArrayList<>();
		beginArray();
		while (hasNext()) {
			elements.add(node(place.element(elements.size())));
		}
		endArray();
		return elements;
	}

	/** Passes over the next value. */
	public void skip() throws IOException {
		step(() -> {
			reader.skipValue();
			return true;
		});
	}

	/** Makes sure that nothing follows the value read. */
	public void end() throws IOException {
		if (peek() != JsonToken.END_DOCUMENT) {
			throw error("more text follows the JSON value");
		}
	}

	private void expect(JsonToken expected) throws IOException {
		JsonToken token = peek();
		if (token != expected) {
			throw error("expected " + describe(expected) + " at " + reader.getPath() + ", got " + describe(token));
		}
	}

	private String checked(String read) throws CorpusException {
		int length = read.length();
		for (int i = 0; i < length; i++) {
			char unit = read.charAt(i);
			if (Character.isSurrogate(unit)) {
				if (!Character.isHighSurrogate(unit) || i + 1 == length || !Character.isLowSurrogate(read.charAt(i + 1))) {
					throw error(String.format("a string at %s holds the unpaired surrogate \\u%04x, which is no character",
							reader.getPath(), (int) unit));
				}
				i++;
			}
		}
		return read;
	}

	private <T> T step(Step<T> step) throws IOException {
		try {
			return step.run();
		} catch (EOFException e) {
			throw new CorpusException(location(), "the JSON is cut off at " + place() + ", or the file is empty", e);
		} catch (MalformedJsonException e) {
			throw new CorpusException(location(), "is not valid JSON at " + place() + ": " + reason(e), e);
		} catch (IllegalStateException | NumberFormatException e) {
			throw new CorpusException(location(), "unexpected JSON at " + place() + ": " + reason(e), e);
		}
	}

	/** The path, without the middle of one that is hundreds of levels deep. */
	private String place() {
		String path = reader.getPath();
		return path.length() <= LONG_PATH ? path
				: path.substring(0, LONG_PATH / 2) + "..." + path.substring(path.length() - LONG_PATH / 2);
	}

	private static String reason(Exception e) {
		String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
		int place = message.indexOf(" at line ");
		String reason = place < 0 ? message : message.substring(0, place);
		return reason.startsWith("Use JsonReader.setStrictness") ? "wrong character" : reason;
	}

	static String describe(JsonToken token) {
		return switch (token) {
			case BEGIN_ARRAY -> "an array";
			case BEGIN_OBJECT -> "an object";
			case STRING -> "a string";
			case NUMBER -> "a number";
			case BOOLEAN -> "true or false";
			case NULL -> "null";
			case NAME -> "a key";
			case END_ARRAY -> "the end of an array";
			case END_OBJECT -> "the end of an object";
			case END_DOCUMENT -> "the end of the file";
		};
	}

	/** The text in quotes for a message, cut short if it is long. */
	static String quote(String text) {
		return "'" + (text.length() > 60 ? text.substring(0, 57) + "..." : text).replaceAll("\\p{Cntrl}", " ") + "'";
	}

	@Override
	public void close() throws IOException {
		reader.close();
	}
}
