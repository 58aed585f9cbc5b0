package org.lorgnette.world;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

import org.lorgnette.io.json.JsonText;

/** A file of JSON values with whatever text between them. */
final class JsonLines implements Closeable {

	private final Writer text;

	JsonLines(Writer text) {
		this.text = new BufferedWriter(text, 1 << 16);
	}

	void add(JsonText.Body body) throws IOException {
		text.write(JsonText.write(body));
	}

	void raw(String part) throws IOException {
		text.write(part);
	}

	@Override
	public void close() throws IOException {
		text.close();
	}
}
