package org.lorgnette.engine.llm.reply;

import java.io.IOException;
import java.util.List;

import org.lorgnette.io.json.JsonText;

import com.google.gson.stream.JsonWriter;

/** The JSON schemas of replies: every member required and no others, as strict servers want it. */
public final class Schemas {

	private Schemas() {
	}

	/**
	 * {@code {"entities": [{"text", "type"}]}}
	 *
	 * @param context
	 *            whether there is a {@code context} besides
	 */
	public static String entities(List<String> types, boolean context) {
		return list("entities", out -> {
			property(out, "text", List.of());
			property(out, "type", types);
			if (context) {
				property(out, "context", List.of());
			}
		}, context ? List.of("text", "type", "context") : List.of("text", "type"));
	}

	/** {@code {"relations": [{"head", "head_type", "type", "tail", "tail_type"}]}} */
	public static String relations(List<String> types, List<String> entityTypes) {
		return list("relations", out -> {
			property(out, "head", List.of());
			property(out, "head_type", entityTypes);
			property(out, "type", types);
			property(out, "tail", List.of());
			property(out, "tail_type", entityTypes);
		}, List.of("head", "head_type", "type", "tail", "tail_type"));
	}

	/** {@code {"relations": [{"head", "type", "tail"}]}}, head and tail among the ids of the entities. */
	public static String relationsBetween(List<String> types, List<String> ids) {
		return list("relations", out -> {
			property(out, "head", ids);
			property(out, "type", types);
			property(out, "tail", ids);
		}, List.of("head", "type", "tail"));
	}

	/** {@code {"answer"}}, a choice if there are options. */
	public static String answer(List<String> options) {
		return JsonText.write(out -> object(out, properties -> property(properties, "answer", options), List.of("answer")));
	}

	private static String list(String key, JsonText.Body properties, List<String> required) {
		return JsonText.write(out -> object(out, outer -> {
			outer.name(key).beginObject().name("type").value("array").name("items");
			object(outer, properties, required);
			outer.endObject();
		}, List.of(key)));
	}

	private static void object(JsonWriter out, JsonText.Body properties, List<String> required) throws IOException {
		out.beginObject().name("type").value("object").name("properties").beginObject();
		properties.write(out);
		out.endObject().name("required").beginArray();
		for (String name : required) {
			out.value(name);
		}
		out.endArray().name("additionalProperties").value(false).endObject();
	}

	private static void property(JsonWriter out, String name, List<String> values) throws IOException {
		out.name(name).beginObject().name("type").value("string");
		if (!values.isEmpty()) {
			out.name("enum").beginArray();
			for (String value : values) {
				out.value(value);
			}
			out.endArray();
		}
		out.endObject();
	}
}
