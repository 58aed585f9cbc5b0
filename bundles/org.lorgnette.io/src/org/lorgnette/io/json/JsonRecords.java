package org.lorgnette.io.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.NamingWriter;
import org.lorgnette.io.PendingOutput;

/** A JSON array as a file, one record a line, which stands in its place only after {@link #commit}. */
public final class JsonRecords implements Closeable {

	private final String name;
	private final PendingOutput output;
	private final Writer text;
	private final String close;
	private boolean any;

	public JsonRecords(CorpusTarget target) throws IOException {
		this(target, "[", "]");
	}

	/** @param open the text before the first record, which ends with an opening bracket */
	public JsonRecords(CorpusTarget target, String open, String close) throws IOException {
		this.name = target.name();
		this.close = close;
		output = target.open();
		text = output.text();
		text.write(open);
	}

	/** @throws CorpusException if a string of the record cannot be written as UTF-8 */
	public void add(String instance, JsonText.Body body) throws IOException {
		addRaw(instance, JsonText.write(body));
	}

	/** Likewise for JSON text, such as a member of an object with its key. */
	public void addRaw(String instance, String json) throws IOException {
		text.write(any ? ",\n" : "\n");
		text.write(encodable(json, instance, name));
		any = true;
	}

	/** The JSON itself, if it is text that UTF-8 can write. */
	public static String encodable(String json, String instance, String target) throws CorpusException {
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
			throw NamingWriter.unencodable(target, instance);
		}
		return json;
	}

	public void commit() throws IOException {
		text.write((any ? "\n" : "") + close + "\n");
		text.flush();
		output.commit();
	}

	@Override
	public void close() throws IOException {
		output.close();
	}
}
