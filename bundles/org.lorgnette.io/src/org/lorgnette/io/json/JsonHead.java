package org.lorgnette.io.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.lorgnette.io.CorpusSource;

/** The first characters of a file, for recognising which JSON layout it has. */
public record JsonHead(String text) {

	private static final int LENGTH = 1 << 14;

	/** Bytes that are no text, or a damaged archive, give a head that is like nothing. */
	public static JsonHead of(CorpusSource source) throws IOException {
		String text = new String(source.head(LENGTH), StandardCharsets.UTF_8);
		return new JsonHead(text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip());
	}

	public boolean isArray() {
		return text.startsWith("[");
	}

	public boolean isObject() {
		return text.startsWith("{");
	}

	/** Whether all of these keys occur in it. */
	public boolean hasKeys(String... keys) {
		for (String key : keys) {
			if (!text.contains("\"" + key + "\"")) {
				return false;
			}
		}
		return true;
	}
}
