package org.lorgnette.io.predictions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/** Boxes in pictures as JSON Lines: {@code {"id": "7", "x": 10, "y": 20, "width": 30, "height": 40}}. */
public final class BoxTable {

	/** A rectangle in pixels from the picture's upper left corner; width and height are not negative. */
	public record Box(double x, double y, double width, double height) {
	}

	private BoxTable() {
	}

	/**
	 * Boxes by id in the order of the file.
	 *
	 * @throws CorpusException
	 *             also if an id occurs twice or a size is negative
	 */
	public static Map<String, Box> read(CorpusSource source) throws IOException {
		Map<String, Box> boxes = new LinkedHashMap<>();
		try (LineReader lines = new LineReader(source, StandardCharsets.UTF_8)) {
			for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
				if (!line.get().isBlank()) {
					JsonNode node = JsonInput.parseLine(line.get(), lines.location());
					String id = node.get("id").id();
					if (boxes.put(id, box(node, id)) != null) {
						throw new CorpusException(lines.location(), "id '" + id + "' occurs twice");
					}
				}
			}
		}
		return boxes;
	}

	/** @throws CorpusException if the object is no box, or a size is negative */
	static Box box(JsonNode node, String id) throws IOException {
		Box box = new Box(node.get("x").number(), node.get("y").number(), node.get("width").number(), node.get("height").number());
		if (box.width() < 0 || box.height() < 0) {
			throw node.error("width and height of box '" + id + "' may not be negative");
		}
		return box;
	}
}
