package org.lorgnette.evaluation.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.evaluation.scoring.GroundedBoxes;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.io.jsonl.JsonLines;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.metrics.vqa.Box;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Boxes of things that questions about pictures ask for: those of the gold in {@code boxes.jsonl} beside the questions, those of engines in
 * {@code grounding.jsonl} of the run.
 */
final class GroundingFiles {

	static final String GOLD = "boxes.jsonl";

	private final Map<String, Box> gold;
	private final Path file;

	/** @throws CorpusException if the file of the gold is damaged */
	GroundingFiles(CorpusSpec corpus, Path file) throws IOException {
		this.gold = gold(corpus);
		this.file = file;
	}

	private static Map<String, Box> gold(CorpusSpec corpus) throws IOException {
		Optional<Path> found = find(corpus);
		if (found.isEmpty()) {
			return Map.of();
		}
		Map<String, Box> boxes = new HashMap<>();
		BoxTable.read(CorpusSource.of(found.get()))
				.forEach((id, box) -> boxes.put(id, new Box(box.x(), box.y(), box.width(), box.height())));
		return boxes;
	}

	/** In the corpus's folder, or the one folder in it that the option {@code split} names. */
	private static Optional<Path> find(CorpusSpec corpus) throws IOException {
		Path path = corpus.path().toAbsolutePath();
		Path folder = Files.isDirectory(path) ? path : path.getParent();
		List<Path> found = new ArrayList<>(Files.isRegularFile(folder.resolve(GOLD)) ? List.of(folder.resolve(GOLD)) : List.of());
		Optional<String> split = Optional.ofNullable(corpus.options().get("split"));
		if (found.isEmpty() && split.isPresent() && Files.isDirectory(path)) {
			try (DirectoryStream<Path> inner = Files.newDirectoryStream(folder, Files::isDirectory)) {
				inner.forEach(each -> {
					if (each.getFileName().toString().contains(split.get()) && Files.isRegularFile(each.resolve(GOLD))) {
						found.add(each.resolve(GOLD));
					}
				});
			}
		}
		return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
	}

	boolean isNeeded() {
		return !gold.isEmpty();
	}

	/** Adds an engine's box; one for the same question later counts instead. */
	void append(String engine, String question, PixelBox box) throws IOException {
		String line = JsonLines.line(json -> json.beginObject().name("engine").value(engine).name("id").value(question).name("x")
				.value(box.x()).name("y").value(box.y()).name("width").value(box.width()).name("height").value(box.height()).endObject());
		Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/** A last line that a kill cut short is passed over: its question is asked again. */
	GroundedBoxes of(String engine) throws IOException {
		Map<String, Box> boxes = new HashMap<>();
		if (gold.isEmpty() || !Files.exists(file)) {
			return new GroundedBoxes(gold, boxes);
		}
		String text = Files.readString(file, StandardCharsets.UTF_8);
		long number = 0;
		try (BufferedReader lines = new BufferedReader(new StringReader(text.substring(0, text.lastIndexOf('\n') + 1)))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				JsonObject entry = JsonLines.parse(line, new Location(file.toString(), number), JsonElement::getAsJsonObject);
				if (entry.get("engine").getAsString().equals(engine)) {
					boxes.put(entry.get("id").getAsString(), new Box(entry.get("x").getAsDouble(), entry.get("y").getAsDouble(),
							entry.get("width").getAsDouble(), entry.get("height").getAsDouble()));
				}
			}
		}
		return new GroundedBoxes(gold, boxes);
	}
}
