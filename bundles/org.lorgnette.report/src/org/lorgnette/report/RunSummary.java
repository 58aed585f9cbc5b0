package org.lorgnette.report;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A run at a glance, read from its manifest and {@code scores.json}, without its predictions or corpus.
 *
 * @param best
 *            the engine with the highest F1, of answers about pictures the highest accuracy, under the main measure,
 *            unless none is defined or scores were not written
 * @param failedGates
 *            in words, such as {@code crf strict.f1}
 * @param documents
 *            in the corpus; 0 before that was read
 * @param corpusHash
 *            the same for runs over the same corpus; empty before the corpus was read
 */
public record RunSummary(Path folder, State state, Optional<Best> best, List<String> engines, List<String> failedGates, long documents,
		Optional<Instant> started, Optional<Instant> finished, String corpusHash) {

	/** How far a run came. */
	public enum State {
		UNFINISHED, FINISHED, GATE_FAILED
	}

	/** The best engine and its F1, or accuracy, in 0..1. */
	public record Best(String engine, String measure, double f1) {
	}

	public RunSummary {
		engines = List.copyOf(engines);
		failedGates = List.copyOf(failedGates);
	}

	/**
	 * The run in a folder, if there is one.
	 *
	 * @throws CorpusException
	 *             if its files are damaged
	 */
	public static Optional<RunSummary> read(Path folder) throws IOException {
		Optional<RunFolder> run = RunFolder.find(folder);
		if (run.isEmpty()) {
			return Optional.empty();
		}
		if (!Files.exists(folder.resolve("manifest.json"))) {
			return Optional.of(new RunSummary(folder, State.UNFINISHED, Optional.empty(), List.of(), List.of(), 0, Optional.empty(),
					Optional.empty(), ""));
		}
		Manifest manifest = run.get().manifest();
		Path scores = folder.resolve("scores.json");
		boolean scored = manifest.finished().isPresent() && Files.isRegularFile(scores);
		try {
			JsonObject json = scored ? parse(scores) : new JsonObject();
			List<String> failed = failedGates(json);
			State state = manifest.finished().isEmpty() ? State.UNFINISHED : failed.isEmpty() ? State.FINISHED : State.GATE_FAILED;
			return Optional.of(new RunSummary(folder, state, best(json), manifest.engines().stream().map(Manifest.EngineEntry::name).toList(),
					failed, manifest.documents(), Optional.of(Instant.parse(manifest.started())), manifest.finished().map(Instant::parse),
					manifest.corpusHash()));
		} catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException | NumberFormatException e) {
			throw new CorpusException(Location.of(scores.toString()), "is not the scores of a run; write the reports again", e);
		} catch (DateTimeException e) {
			throw new CorpusException(Location.of(folder.resolve("manifest.json").toString()), "is not the manifest of a run", e);
		}
	}

	private static JsonObject parse(Path file) throws IOException {
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(in).getAsJsonObject();
		}
	}

	private static List<String> failedGates(JsonObject scores) {
		return !scores.has("gates") ? List.of() : scores.getAsJsonArray("gates").asList().stream().map(JsonElement::getAsJsonObject)
				.filter(gate -> !gate.get("passed").getAsBoolean())
				.map(gate -> gate.get("engine").getAsString() + " " + gate.get("metric").getAsString()).toList();
	}

	private static Optional<Best> best(JsonObject scores) {
		Optional<Best> best = Optional.empty();
		if (scores.has("engines")) {
			for (JsonElement engine : scores.getAsJsonArray("engines")) {
				Optional<Best> one = of(engine.getAsJsonObject());
				if (one.isPresent() && best.filter(found -> found.f1 >= one.get().f1).isEmpty()) {
					best = one;
				}
			}
		}
		return best;
	}

	/** The main measure comes first. */
	private static Optional<Best> of(JsonObject engine) {
		for (Map.Entry<String, JsonElement> measure : engine.getAsJsonObject("measures").entrySet()) {
			JsonObject values = measure.getValue().getAsJsonObject();
			JsonElement f1 = values.has("f1") ? values.get("f1") : values.get("accuracy");
			return f1.isJsonNull() ? Optional.empty()
					: Optional.of(new Best(engine.get("name").getAsString(), measure.getKey(), f1.getAsDouble()));
		}
		return Optional.empty();
	}
}
