package org.lorgnette.cli.score;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;

/** Results as JSON: numbers in full, {@code null} for what is undefined. */
public final class ScoreJson {

	private ScoreJson() {
	}

	/** An indented document that ends in a line feed. */
	public static String document(Map<String, Object> values) {
		return text(values, FormattingStyle.PRETTY) + "\n";
	}

	/** One line without a line end. */
	static String line(Map<String, Object> values) {
		return text(values, FormattingStyle.COMPACT);
	}

	private static String text(Map<String, Object> values, FormattingStyle style) {
		StringWriter text = new StringWriter();
		JsonWriter json = new JsonWriter(text);
		json.setStrictness(Strictness.STRICT);
		json.setFormattingStyle(style);
		try {
			write(json, values);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	private static void write(JsonWriter json, Object value) throws IOException {
		switch (value) {
			case Map<?, ?> map -> {
				json.beginObject();
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					json.name(String.valueOf(entry.getKey()));
					write(json, entry.getValue());
				}
				json.endObject();
			}
			case List<?> list -> {
				json.beginArray();
				for (Object element : list) {
					write(json, element);
				}
				json.endArray();
			}
			case OptionalDouble number when number.isEmpty() -> json.nullValue();
			case OptionalDouble number -> json.value(number.getAsDouble());
			case Number number -> json.value(number);
			case String text -> json.value(text);
			default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
		}
	}
}
