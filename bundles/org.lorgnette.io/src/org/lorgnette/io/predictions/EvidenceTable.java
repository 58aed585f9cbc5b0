package org.lorgnette.io.predictions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/**
 * Boxes of the things that decide answers about pictures, as JSON Lines: {@code {"id": "7", "targets": [{"x": 10, "y": 20, "width":
 * 30, "height": 40}], "references": []}}.
 */
public final class EvidenceTable {

	/** What is counted, looked for or described, and what it is found by; both may be empty. */
	public record Boxes(List<BoxTable.Box> targets, List<BoxTable.Box> references) {

		public Boxes {
			targets = List.copyOf(targets);
			references = List.copyOf(references);
		}
	}

	private EvidenceTable() {
	}

	/**
	 * Evidence by the id of the question, in the order of the file.
	 *
	 * @throws CorpusException
	 *             also if an id occurs twice or a size is negative
	 */
	public static Map<String, Boxes> read(CorpusSource source) throws IOException {
		Map<String, Boxes> evidence = new LinkedHashMap<>();
		try (LineReader lines = new LineReader(source, StandardCharsets.UTF_8)) {
			for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
				if (!line.get().isBlank()) {
					JsonNode node = JsonInput.parseLine(line.get(), lines.location());
					String id = node.get("id").id();
					if (evidence.put(id, new Boxes(boxes(node.get("targets"), id), boxes(node.get("references"), id))) != null) {
						throw new CorpusException(lines.location(), "id '" + id + "' occurs twice");
					}
				}
			}
		}
		return evidence;
	}

	private static List<BoxTable.Box> boxes(JsonNode list, String id) throws IOException {
		List<BoxTable.Box> boxes = new ArrayList<>();
		for (JsonNode node : list.items()) {
			boxes.add(BoxTable.box(node, id));
		}
		return boxes;
	}
}
