package org.lorgnette.io.json;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.text.Nearest;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/**
 * A JSON value that knows where it stands. The accessors throw a {@link CorpusException} that names the file, the line and the
 * path if the value is of another type. Numbers keep their digits as written.
 */
public final class JsonNode {

	static final Object NULL = new Object();

	private final Object value;
	private final Place place;
	private final long line;

	/** A number as written. */
	record Literal(String digits) {
	}

	/** The way from the root of a record to a value; {@code step} is empty at the root, where {@code root} is its path. */
	record Place(Optional<Place> parent, String file, String step) {

		static Place root(String file, String path) {
			return new Place(Optional.empty(), file, path);
		}

		Place member(String key) {
			return new Place(Optional.of(this), file, "." + key);
		}

		Place element(int index) {
			return new Place(Optional.of(this), file, "[" + index + "]");
		}

		String path() {
			return parent.map(Place::path).orElse("") + step;
		}
	}

	JsonNode(Object value, Place place, long line) {
		this.value = value;
		this.place = place;
		this.line = line;
	}

	public Location location() {
		return new Location(place.file(), line);
	}

	/** The path within the file, such as {@code $.data[0].title}. */
	public String path() {
		return place.path();
	}

	/** A fault of this value: its path is added to the message. */
	public CorpusException error(String message) {
		return new CorpusException(location(), message + " at " + path());
	}

	private CorpusException unexpected(String expected) {
		return error("expected " + expected + ", got " + JsonInput.describe(type()));
	}

	public JsonToken type() {
		return switch (value) {
			case Map<?, ?> map -> JsonToken.BEGIN_OBJECT;
			case List<?> list -> JsonToken.BEGIN_ARRAY;
			case String string -> JsonToken.STRING;
			case Literal literal -> JsonToken.NUMBER;
			case Boolean bool -> JsonToken.BOOLEAN;
			default -> JsonToken.NULL;
		};
	}

	public boolean isNull() {
		return value == NULL;
	}

	/** The value of a key that has to be there and not null. */
	public JsonNode get(String key) throws CorpusException {
		Optional<JsonNode> found = find(key);
		if (found.isEmpty()) {
			Set<String> others = new LinkedHashSet<>(keys());
			others.remove(key);
			throw error("the key '" + key + "' is missing"
					+ Nearest.to(key, others).map(near -> " (there is '" + near + "')").orElse(""));
		}
		return found.get();
	}

	/** The value of a key, if it is there and not null. */
	public Optional<JsonNode> find(String key) throws CorpusException {
		return Optional.ofNullable(members().get(key)).filter(node -> !node.isNull());
	}

	/** The keys of an object in their order. */
	public Set<String> keys() throws CorpusException {
		return members().keySet();
	}

	/** An object's members in their order, with those that are null. */
	@SuppressWarnings("unchecked")
	public Map<String, JsonNode> members() throws CorpusException {
		if (value instanceof Map<?, ?> members) {
			return (Map<String, JsonNode>) members;
		}
		throw unexpected("an object");
	}

	@SuppressWarnings("unchecked")
	public List<JsonNode> items() throws CorpusException {
		if (value instanceof List<?> items) {
			return (List<JsonNode>) items;
		}
		throw unexpected("an array");
	}

	public String string() throws CorpusException {
		if (value instanceof String string) {
			return string;
		}
		throw unexpected("a string");
	}

	public boolean bool() throws CorpusException {
		if (value instanceof Boolean bool) {
			return bool;
		}
		throw unexpected("true or false");
	}

	/** A whole number within the range of {@code int}. */
	public int integer() throws CorpusException {
		if (value instanceof Literal(String digits)) {
			try {
				return Integer.parseInt(digits);
			} catch (NumberFormatException e) {
				throw error("expected a whole number below 2147483648, got " + JsonInput.quote(digits));
			}
		}
		throw unexpected("a whole number");
	}

	/** A finite number. */
	public double number() throws CorpusException {
		if (value instanceof Literal(String digits)) {
			double number = Double.parseDouble(digits);
			if (Double.isFinite(number)) {
				return number;
			}
			throw error("expected a finite number, got " + JsonInput.quote(digits));
		}
		throw unexpected("a number");
	}

	/** An identifier: a string that is not empty, or a whole number as written. */
	public String id() throws CorpusException {
		if (value instanceof Literal(String digits) && digits.matches("-?[0-9]{1,40}")) {
			return digits;
		}
		if (value instanceof String string && !string.isEmpty()) {
			return string;
		}
		throw error("expected an id (a whole number or a string that is not empty), got "
				+ (value instanceof Literal(String digits) ? JsonInput.quote(digits) : JsonInput.describe(type())));
	}

	/** The value as JSON. */
	public String json() {
		return JsonText.write(this::writeTo);
	}

	public void writeTo(JsonWriter writer) throws IOException {
		switch (value) {
			case Map<?, ?> map -> {
				writer.beginObject();
				for (Map.Entry<String, JsonNode> member : members().entrySet()) {
					writer.name(member.getKey());
					member.getValue().writeTo(writer);
				}
				writer.endObject();
			}
			case List<?> list -> {
				writer.beginArray();
				for (JsonNode item : items()) {
					item.writeTo(writer);
				}
				writer.endArray();
			}
			case String string -> writer.value(string);
			case Literal literal -> writer.jsonValue(literal.digits());
			case Boolean bool -> writer.value(bool.booleanValue());
			default -> writer.nullValue();
		}
	}
}
