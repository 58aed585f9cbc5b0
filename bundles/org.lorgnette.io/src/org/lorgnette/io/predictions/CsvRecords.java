package org.lorgnette.io.predictions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;

/** Records by RFC 4180: fields in quotes can hold commas, line breaks and doubled quotes; blank lines are skipped. */
final class CsvRecords {

	private final LineReader lines;
	private Location start = Location.of("");

	CsvRecords(LineReader lines) {
		this.lines = lines;
	}

	/** The line on which the record last read begins. */
	long line() {
		return start.line();
	}

	Optional<List<String>> next() throws IOException {
		Optional<String> line = lines.next();
		while (line.isPresent() && line.get().isBlank()) {
			line = lines.next();
		}
		if (line.isEmpty()) {
			return Optional.empty();
		}
		start = lines.location();
		List<String> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		String text = line.get();
		boolean quoted = false;
		boolean closed = false;
		int i = 0;
		while (i < text.length() || quoted) {
			if (i == text.length()) {
				field.append('\n');
				text = lines.next().orElseThrow(() -> new CorpusException(start, "a quoted field that begins here does not end"));
				i = 0;
				continue;
			}
			char next = text.charAt(i++);
			if (quoted && next == '"' && i < text.length() && text.charAt(i) == '"') {
				field.append('"');
				i++;
			} else if (quoted && next == '"') {
				quoted = false;
				closed = true;
			} else if (quoted) {
				field.append(next);
			} else if (next == ',') {
				fields.add(field.toString());
				field.setLength(0);
				closed = false;
			} else if (next == '"' && field.isEmpty() && !closed) {
				quoted = true;
			} else if (closed) {
				throw new CorpusException(lines.location(), "text follows a closing quote; a quote within quotes is written twice");
			} else {
				field.append(next);
			}
		}
		fields.add(field.toString());
		return Optional.of(fields);
	}
}
