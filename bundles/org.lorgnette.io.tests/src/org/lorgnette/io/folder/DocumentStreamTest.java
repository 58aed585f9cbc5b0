package org.lorgnette.io.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.Problem;
import org.lorgnette.model.Document;

class DocumentStreamTest {

	@TempDir
	private Path folder;
	private final List<Problem> problems = new ArrayList<>();

	@BeforeEach
	void fill() throws IOException {
		write("a/letter.txt", "Ada wrote to Paris.");
		write("a/letter.ann", "T1\tPER 0 3\tAda\n");
		write("a/notes.yaml", "name: no corpus");
		write("a/.hidden/secret.txt", "hidden");
		write("b.conll", "Zoé\tB-PER\nchante\tO\n\n");
		write("c.txt", "Une lettre.");
		write("questions.json", "[[\"what color is the box?\", \"blue\", 17]]");
		write("report.html", "<html>no corpus</html>");
	}

	private Path write(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private List<Document> read(Path... sources) throws IOException {
		List<Document> documents = new ArrayList<>();
		try (DocumentStream stream = new DocumentStream(List.of(sources), problems::add, () -> {
		})) {
			for (Optional<Document> next = stream.next(); next.isPresent(); next = stream.next()) {
				documents.add(next.get());
			}
		}
		return documents;
	}

	private List<String> files(List<Document> documents) {
		return documents.stream().map(document -> folder.relativize(Path.of(document.metadata().get(DocumentStream.FILE))).toString()
				.replace('\\', '/')).toList();
	}

	@Test
	void readsTextsOfAllFormatsOnceAndNothingElse() throws IOException {
		List<Document> documents = read(folder, folder.resolve("c.txt"));

		assertEquals(List.of("a/letter.txt", "b.conll", "c.txt"), files(documents));
		assertEquals(1, documents.getFirst().entities().size());
		assertTrue(problems.isEmpty(), problems::toString);
	}

	@Test
	void readsAFileThatIsNamedEvenIfItsNameSaysNothing() throws IOException {
		assertEquals(List.of("a/notes.yaml"), files(read(folder.resolve("a/notes.yaml"))));
	}

	@Test
	void goesOnAfterAFileThatCannotBeRead() throws IOException {
		Files.write(folder.resolve("b2.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

		assertEquals(List.of("a/letter.txt", "b.conll", "c.txt"), files(read(folder)));
		assertEquals(1, problems.size());
		assertTrue(problems.getFirst().toString().contains("b2.txt"), problems::toString);
	}

	@Test
	void reportsWhatIsNamedAndCannotBeRead() throws IOException {
		Path binary = Files.write(folder.resolve("x.bin"), new byte[] { 1, 0, 2 });

		assertEquals(List.of(), read(binary, folder.resolve("absent.txt")));
		assertEquals(2, problems.size());
		assertTrue(problems.getFirst().toString().contains("x.bin"), problems::toString);
		assertTrue(problems.getLast().toString().contains("absent.txt"), problems::toString);
	}

	@Test
	void canBeStoppedBetweenFiles() throws IOException {
		int[] looked = new int[1];
		try (DocumentStream stream = new DocumentStream(List.of(folder), problems::add, () -> {
			if (++looked[0] > 4) {
				throw new CancellationException();
			}
		})) {
			assertTrue(stream.next().isPresent());
			assertThrows(CancellationException.class, () -> {
				while (stream.next().isPresent()) {
					looked[0] += 0;
				}
			});
		}
	}
}
