package org.lorgnette.io.predictions;

import java.io.Closeable;
import java.io.IOException;

import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.json.JsonRecords;

import com.google.gson.stream.JsonWriter;

/** Writes what {@link VqaResults} reads. */
public final class VqaResultsWriter implements Closeable {

	private final JsonRecords records;

	public VqaResultsWriter(CorpusTarget target) throws IOException {
		records = new JsonRecords(target);
	}

	public void add(String questionId, String answer) throws IOException {
		records.add(questionId, json -> {
			json.beginObject().name("question_id");
			writeId(json, questionId);
			json.name("answer").value(answer).endObject();
		});
	}

	/** An id of digits is written as a number, as the official script compares them. */
	public static void writeId(JsonWriter json, String id) throws IOException {
		if (id.matches("0|-?[1-9][0-9]{0,17}")) {
			json.jsonValue(id);
		} else {
			json.value(id);
		}
	}

	public void commit() throws IOException {
		records.commit();
	}

	@Override
	public void close() throws IOException {
		records.close();
	}
}
