package org.lorgnette.io.conll;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Loss;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;

/** Reads and writes tables given as strings. */
record Tables(CorpusFormat format, Map<String, String> options, List<String> problems, List<Loss> losses) {

	Tables(CorpusFormat format, Map<String, String> options) {
		this(format, options, new ArrayList<>(), new ArrayList<>());
	}

	static Tables conll(String... options) {
		return new Tables(new ConllFormat(), map(options));
	}

	static Map<String, String> map(String... options) {
		Map<String, String> given = new LinkedHashMap<>();
		for (int i = 0; i < options.length; i += 2) {
			given.put(options[i], options[i + 1]);
		}
		return given;
	}

	private FormatOptions formatOptions() {
		return FormatOptions.of(format.options(), options);
	}

	List<Document> read(String table) throws IOException {
		return read(CorpusSource.of("table", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))));
	}

	List<Document> read(CorpusSource source) throws IOException {
		List<Document> documents = new ArrayList<>();
		try (CorpusReader reader = format.reader(source, formatOptions(), problem -> problems.add(problem.toString()))) {
			for (var next = reader.next(); next.isPresent(); next = reader.next()) {
				documents.add((Document) next.get());
			}
		}
		return documents;
	}

	String write(List<? extends Instance> instances) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(bytes), formatOptions(), losses::add).orElseThrow()) {
			for (Instance instance : instances) {
				writer.write(instance);
			}
			writer.commit();
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	String roundTrip(String table) throws IOException {
		return write(read(table));
	}

	static List<String> tokens(Document document) {
		return document.tokens().stream().map(token -> token.text(document.text())).toList();
	}

	static List<String> entities(Document document) {
		return document.entities().stream().map(entity -> shown(document, entity)).toList();
	}

	private static String shown(Document document, Entity entity) {
		return entity.type() + " " + entity.text(document.text());
	}
}
