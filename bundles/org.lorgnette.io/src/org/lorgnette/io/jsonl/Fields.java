package org.lorgnette.io.jsonl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.lorgnette.model.text.Nearest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;

/**
 * The fields of a JSON object, each asked for by name and type; {@link #close} refuses those nobody asked for. Every method throws
 * a {@link JsonParseException} that names the path if the object is not as asked.
 */
final class Fields {

	private final JsonObject object;
	private final String path;
	private final Set<String> asked = new HashSet<>();

	Fields(JsonElement element, String path) {
		if (!element.isJsonObject()) {
			throw new JsonParseException((path.isEmpty() ? "the value" : path) + ": expected an object");
		}
		this.object = element.getAsJsonObject();
		this.path = path;
	}

	private Optional<JsonElement> find(String name) {
		asked.add(name);
		return Optional.ofNullable(object.get(name));
	}

	private JsonParseException misfit(String name, String expected) {
		return new JsonParseException(at(name) + ": expected " + expected);
	}

	private String at(String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	private <T> T required(String name, Optional<T> value) {
		return value.orElseThrow(() -> new JsonParseException(at(name) + " is missing" + unknown()
				.map(given -> " (there is '" + given + "')").orElse("")));
	}

	private Optional<String> unknown() {
		return object.keySet().stream().filter(key -> !asked.contains(key)).findFirst();
	}

	Optional<String> optionalText(String name) {
		return find(name).map(element -> text(element, name));
	}

	private String text(JsonElement element, String name) {
		if (element instanceof JsonPrimitive primitive && primitive.isString()) {
			return primitive.getAsString();
		}
		throw misfit(name, "a string");
	}

	String text(String name) {
		return required(name, optionalText(name));
	}

	Optional<Integer> optionalInteger(String name) {
		return find(name).map(element -> {
			if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
				try {
					return Integer.valueOf(primitive.getAsString());
				} catch (NumberFormatException e) {
					throw new JsonParseException(at(name) + ": expected a whole number, got " + primitive, e);
				}
			}
			throw misfit(name, "a whole number");
		});
	}

	int integer(String name) {
		return required(name, optionalInteger(name));
	}

	OptionalDouble number(String name) {
		Optional<JsonElement> found = find(name);
		if (found.isEmpty()) {
			return OptionalDouble.empty();
		}
		if (found.get() instanceof JsonPrimitive primitive && primitive.isNumber()) {
			return OptionalDouble.of(primitive.getAsDouble());
		}
		throw misfit(name, "a number");
	}

	boolean flag(String name, boolean absent) {
		return find(name).map(element -> {
			if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
				return primitive.getAsBoolean();
			}
			throw misfit(name, "true or false");
		}).orElse(absent);
	}

	/** The fields of an object that has to be there; the caller closes them. */
	Fields object(String name) {
		return required(name, optionalObject(name));
	}

	Optional<Fields> optionalObject(String name) {
		return find(name).map(element -> new Fields(element, at(name)));
	}

	/** The objects of an array, empty if it is absent; each is closed when it has been read. */
	<T> List<T> objects(String name, Function<Fields, T> reader) {
		List<T> values = new ArrayList<>();
		for (JsonElement element : array(name)) {
			Fields fields = new Fields(element, at(name) + "[" + values.size() + "]");
			values.add(fields.read(reader));
		}
		return values;
	}

	List<String> texts(String name) {
		List<String> values = new ArrayList<>();
		array(name).forEach(element -> values.add(text(element, name + "[" + values.size() + "]")));
		return values;
	}

	private JsonArray array(String name) {
		Optional<JsonElement> found = find(name);
		if (found.isPresent() && !found.get().isJsonArray()) {
			throw misfit(name, "an array");
		}
		return found.map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new);
	}

	/** An object of strings in its order, empty if it is absent. */
	Map<String, String> map(String name) {
		Map<String, String> values = new LinkedHashMap<>();
		find(name).ifPresent(element -> new Fields(element, at(name)).object.asMap()
				.forEach((key, value) -> values.put(key, text(value, name + "." + key))));
		return values;
	}

	/** Reads a value and refuses further fields; what the value's own checks refuse gets the path. */
	<T> T read(Function<Fields, T> reader) {
		try {
			T value = reader.apply(this);
			close();
			return value;
		} catch (IllegalArgumentException e) {
			throw new JsonParseException((path.isEmpty() ? "" : path + ": ") + e.getMessage(), e);
		}
	}

	private void close() {
		unknown().ifPresent(name -> {
			throw new JsonParseException(at(name) + " is unknown" + Nearest.to(name, asked)
					.map(near -> "; did you mean '" + near + "'?").orElse("; expected one of " + new TreeSet<>(asked)));
		});
	}
}
