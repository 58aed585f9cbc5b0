package org.lorgnette.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Loss;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class PlainTextFormatTest {

	private final PlainTextFormat format = new PlainTextFormat();
	private final List<Loss> losses = new ArrayList<>();

	@TempDir
	private Path folder;

	private List<Document> read(CorpusSource source, Map<String, String> options) throws IOException {
		List<Document> documents = new ArrayList<>();
		FormatOptions given = FormatOptions.of(format.options(), options);
		try (CorpusReader reader = format.reader(source, given, problem -> {
			throw new AssertionError(problem);
		})) {
			for (var next = reader.next(); next.isPresent(); next = reader.next()) {
				documents.add((Document) next.get());
			}
		}
		return documents;
	}

	private void write(Path target, List<Document> documents, boolean commit) throws IOException {
		try (CorpusWriter writer = format.writer(CorpusTarget.of(target), format.defaults(), losses::add).orElseThrow()) {
			for (Document document : documents) {
				writer.write(document);
			}
			if (commit) {
				writer.commit();
			}
		}
	}

	@Test
	void filesOfAFolderInOrder() throws IOException {
		Files.createDirectories(folder.resolve("b"));
		Files.writeString(folder.resolve("c.txt"), "\uFEFFfin\r\n");
		Files.writeString(folder.resolve("b/a.TXT"), "un\n");
		Files.writeString(folder.resolve("a.md"), "no");
		List<Document> documents = read(CorpusSource.of(folder), Map.of("language", "fr"));
		assertEquals(List.of("b/a", "c"), documents.stream().map(Document::id).toList());
		assertEquals(List.of("un\n", "fin\r\n"), documents.stream().map(Document::text).toList());
		assertEquals("fr", documents.getFirst().language().orElseThrow());
		assertTrue(format.recognises(CorpusSource.of(folder)) > 0);
	}

	@Test
	void oneFileOrStreamIsOneDocument() throws IOException {
		Path file = folder.resolve("x.y.txt");
		Files.write(file, "\u00E9".getBytes(StandardCharsets.ISO_8859_1));
		Document document = read(CorpusSource.of(file), Map.of("encoding", "ISO-8859-1")).getFirst();
		assertEquals("x.y", document.id());
		assertEquals("\u00E9", document.text());
		assertThrows(CorpusException.class, () -> read(CorpusSource.of(file), Map.of()));
		assertThrows(CorpusException.class, () -> read(CorpusSource.of(folder.resolve("absent.txt")), Map.of()));
		CorpusSource stream = CorpusSource.of("-", new ByteArrayInputStream("a b".getBytes(StandardCharsets.UTF_8)));
		assertEquals(List.of("a b"), read(stream, Map.of()).stream().map(Document::text).toList());
		Path empty = Files.createDirectory(folder.resolve("empty"));
		assertThrows(CorpusException.class, () -> read(CorpusSource.of(empty), Map.of()));
	}

	@Test
	void writesTextAndReportsTheRest() throws IOException {
		Document first = Document.builder("a/b", "un").entities(List.of(new Entity("T1", "X", new Span(0, 1)))).build();
		Document second = Document.builder("c", "deux\n").build();
		write(folder.resolve("out"), List.of(first, second), true);
		assertEquals("un", Files.readString(folder.resolve("out/a/b.txt")));
		assertEquals("deux\n", Files.readString(folder.resolve("out/c.txt")));
		assertEquals(List.of("entity"), losses.stream().map(Loss::kind).toList());
		write(folder.resolve("all.txt"), List.of(first, second, first), true);
		assertEquals("un\ndeux\nun", Files.readString(folder.resolve("all.txt")));
	}

	@Test
	void nothingIsLeftOfWhatIsNotCommitted() throws IOException {
		write(folder.resolve("out"), List.of(Document.builder("a", "b").build()), false);
		write(folder.resolve("out.txt"), List.of(Document.builder("a", "b").build()), false);
		assertFalse(Files.exists(folder.resolve("out")));
		try (var left = Files.list(folder)) {
			assertEquals(0, left.count());
		}
		assertThrows(CorpusException.class, () -> write(folder.resolve("out"), List.of(Document.builder("../x", "").build()), true));
	}
}
