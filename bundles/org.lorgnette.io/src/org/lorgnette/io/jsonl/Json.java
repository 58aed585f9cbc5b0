package org.lorgnette.io.jsonl;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.stream.JsonWriter;

/** Fields that are left out when they are empty. */
final class Json {

	@FunctionalInterface
	interface Item<T> {
		void write(JsonWriter out, T value) throws IOException;
	}

	private Json() {
	}

	static <T> void array(JsonWriter out, String name, List<T> values, Item<T> item) throws IOException {
		if (!values.isEmpty()) {
			out.name(name).beginArray();
			for (T value : values) {
				item.write(out, value);
			}
			out.endArray();
		}
	}

	static void texts(JsonWriter out, String name, List<String> values) throws IOException {
		array(out, name, values, JsonWriter::value);
	}

	static void map(JsonWriter out, String name, Map<String, String> values) throws IOException {
		if (!values.isEmpty()) {
			out.name(name).beginObject();
			for (Map.Entry<String, String> entry : values.entrySet()) {
				out.name(entry.getKey()).value(entry.getValue());
			}
			out.endObject();
		}
	}

	static void optional(JsonWriter out, String name, Optional<String> value) throws IOException {
		if (value.isPresent()) {
			out.name(name).value(value.get());
		}
	}
}
