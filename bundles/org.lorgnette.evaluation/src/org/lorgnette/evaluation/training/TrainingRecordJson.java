package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.TextFiles;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/** Records as JSON. */
final class TrainingRecordJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private TrainingRecordJson() {
	}

	static void write(TrainingRecord record, Path file) throws IOException {
		try (PendingOutput output = PendingOutput.toFile(file)) {
			Writer writer = output.text();
			writer.write(GSON.toJson(record) + "\n");
			writer.flush();
			output.commit();
		}
	}

	/** @throws CorpusException if the file is not the record of a training */
	static TrainingRecord read(Path file) throws IOException {
		try {
			TrainingRecord record = GSON.fromJson(TextFiles.read(file, StandardCharsets.UTF_8), TrainingRecord.class);
			if (record != null && record.trainer() != null && record.started() != null && record.finished() != null) {
				return record;
			}
		} catch (JsonParseException | NullPointerException | IllegalArgumentException e) {
			throw new CorpusException(Location.of(file.toString()), "is not the record of a training", e);
		}
		throw new CorpusException(Location.of(file.toString()), "is not the record of a training");
	}
}
