package org.lorgnette.io.predictions;

import java.io.IOException;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.nio.charset.StandardCharsets;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/**
 * A table of id, answer and optionally group: CSV (RFC 4180, commas, with or without a header line that names the columns
 * {@code id}, {@code answer}, {@code group}) or JSON Lines with these keys. A file whose first character is a brace is JSON
 * Lines.
 */
public final class AnswerTable {

	private static final String ID = "id";
	private static final String ANSWER = "answer";
	private static final String GROUP = "group";

	/** One answer; {@code group} ties together questions whose joint correctness counts as consistency. */
	public record Row(String id, String answer, Optional<String> group) {
	}

	private AnswerTable() {
	}

	/** @throws CorpusException also if an id is missing or occurs twice, or a row has other than two or three fields */
	public static List<Row> read(CorpusSource source) throws IOException {
		try (InputStream in = new BufferedInputStream(source.open(), 1 << 16);
				LineReader lines = new LineReader(in, source.name(), StandardCharsets.UTF_8)) {
			return startsWithBrace(in) ? jsonLines(lines) : csv(lines, source.name());
		}
	}

	private static boolean startsWithBrace(InputStream in) throws IOException {
		in.mark(1 << 12);
		byte[] head = in.readNBytes(1 << 12);
		in.reset();
		String text = new String(head, StandardCharsets.UTF_8);
		return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading().startsWith("{");
	}

	private static List<Row> jsonLines(LineReader lines) throws IOException {
		List<Row> rows = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
			if (!line.get().isBlank()) {
				JsonNode node = JsonInput.parseLine(line.get(), lines.location());
				Optional<JsonNode> group = node.find(GROUP);
				add(rows, ids, new Row(node.get(ID).id(), node.get(ANSWER).string(),
						group.isPresent() ? Optional.of(group.get().id()) : Optional.empty()), lines.location());
			}
		}
		return rows;
	}

	private static List<Row> csv(LineReader lines, String name) throws IOException {
		List<Row> rows = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		CsvRecords records = new CsvRecords(lines);
		List<String> columns = List.of();
		for (Optional<List<String>> read = records.next(); read.isPresent(); read = records.next()) {
			List<String> fields = read.get();
			Location location = new Location(name, records.line());
			if (columns.isEmpty()) {
				List<String> lower = fields.stream().map(field -> field.strip().toLowerCase(Locale.ROOT)).toList();
				boolean header = lower.contains(ID) && lower.contains(ANSWER);
				columns = header ? lower : List.of(ID, ANSWER, GROUP);
				if (header) {
					continue;
				}
			}
			boolean fits = fields.size() == columns.size() || fields.size() == 2 && columns.equals(List.of(ID, ANSWER, GROUP));
			if (!fits) {
				throw new CorpusException(location, "expected the fields " + String.join(", ", columns) + ", got " + fields.size()
						+ (fields.size() == 1 ? " field" : " fields") + "; a field with a comma has to be in quotes");
			}
			int group = columns.indexOf(GROUP);
			add(rows, ids, new Row(fields.get(columns.indexOf(ID)), fields.get(columns.indexOf(ANSWER)),
					group >= 0 && group < fields.size() ? Optional.of(fields.get(group)).filter(text -> !text.isEmpty())
							: Optional.empty()),
					location);
		}
		return rows;
	}

	private static void add(List<Row> rows, Set<String> ids, Row row, Location location) throws CorpusException {
		if (row.id().isEmpty()) {
			throw new CorpusException(location, "the id is empty");
		}
		if (!ids.add(row.id())) {
			throw new CorpusException(location, "id '" + row.id() + "' occurs twice");
		}
		rows.add(row);
	}
}
