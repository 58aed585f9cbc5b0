package org.lorgnette.evaluation.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.jsonl.JsonLines;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The file {@code failures.jsonl} of a run: documents that an engine failed on, with its message. */
final class FailureLog {

	private final Path file;

	FailureLog(Path file) {
		this.file = file;
	}

	void append(String engine, String instance, String message) throws IOException {
		String line = JsonLines.line(writer -> writer.beginObject().name("engine").value(engine).name("instance").value(instance)
				.name("message").value(message).endObject());
		try {
			Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		} catch (FileSystemException e) {
			throw e;
		} catch (IOException e) {
			throw new CorpusException(Location.of(file.toString()), "cannot be written: " + e.getMessage(), e);
		}
	}

	/** The engine's message by document id. A last line that a kill cut short is passed over: its document is analysed again. */
	SortedMap<String, String> of(String engine) throws IOException {
		SortedMap<String, String> failures = new TreeMap<>();
		if (!Files.exists(file)) {
			return failures;
		}
		String text = Files.readString(file, StandardCharsets.UTF_8);
		long number = 0;
		try (BufferedReader lines = new BufferedReader(new StringReader(text.substring(0, text.lastIndexOf('\n') + 1)))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				JsonObject entry = JsonLines.parse(line, new Location(file.toString(), number), JsonElement::getAsJsonObject);
				if (entry.get("engine").getAsString().equals(engine)) {
					failures.put(entry.get("instance").getAsString(), entry.get("message").getAsString());
				}
			}
		}
		return failures;
	}
}
