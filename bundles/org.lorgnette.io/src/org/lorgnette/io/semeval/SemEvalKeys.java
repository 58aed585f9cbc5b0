package org.lorgnette.io.semeval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;

/**
 * Key and answer files of SemEval-2010 task 8: a number, a tab and a label on each line, in any order.
 */
public final class SemEvalKeys {

	/** One line. {@code label} is as written, such as {@code Cause-Effect(e1,e2)} or {@code Other}. */
	public record Key(String id, String label) {
	}

	private SemEvalKeys() {
	}

	/** @throws CorpusException for a line of another form, or an id that occurs twice, naming both lines */
	public static List<Key> read(CorpusSource source) throws IOException {
		List<Key> keys = new ArrayList<>();
		Map<String, Long> lines = new HashMap<>();
		try (LineReader reader = new LineReader(source, StandardCharsets.UTF_8)) {
			for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
				if (!line.get().isBlank()) {
					Key key = parse(line.get(), reader);
					Long before = lines.putIfAbsent(key.id(), reader.number());
					if (before != null) {
						throw new CorpusException(reader.location(), "id " + key.id() + " occurs twice, first on line " + before);
					}
					keys.add(key);
				}
			}
		}
		return keys;
	}

	private static Key parse(String line, LineReader reader) throws CorpusException {
		int tab = line.indexOf('\t');
		String id = tab < 0 ? "" : line.substring(0, tab);
		String label = line.substring(tab + 1);
		if (!id.matches("[0-9]+") || SemEvalLabel.parse(label).isEmpty()) {
			throw new CorpusException(reader.location(),
					"expected a number, a tab and a label such as Cause-Effect(e1,e2) or Other, got '"
							+ line.substring(0, Math.min(line.length(), 80)) + "'");
		}
		return new Key(id, label);
	}
}
