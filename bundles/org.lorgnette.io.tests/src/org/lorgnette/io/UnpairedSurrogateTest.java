package org.lorgnette.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.VisualQuestion;

/** Half a surrogate pair is no text in any encoding: each writer says which instance holds it, and leaves nothing behind. */
class UnpairedSurrogateTest {

	private static final List<String> BROKEN = List.of("Ana\uD83D Rome", "Ana\uDE0A Rome", "Ana\uDE0A\uD83D Rome",
			"Ana in Rome\uD83D");

	@TempDir
	private Path folder;

	static Stream<String> formats() {
		return CorpusFormats.all().stream().map(CorpusFormat::id).filter(id -> !id.equals("jsonl") && canWrite(id));
	}

	private static boolean canWrite(String id) {
		return !List.of("easy-vqa", "shapes", "nlvr").contains(id);
	}

	private static Document document(String id, String text) {
		return Document.builder(id, text).entities(List.of(new Entity("T1", "PER", new Span(0, 3)),
				new Entity("T2", "LOC", new Span(text.length() - 4, text.length()))))
				.relations(List.of(new Relation("R1", "in", "T1", "T2"))).questions(List.of(new Question(id + "q", "Who?")))
				.build();
	}

	private static Function<String, Instance> instances(String format, String id) {
		return format.equals("vqa") ? text -> new VisualQuestion(id, List.of("a.png"), text, List.of(),
				List.of("yes"), Optional.empty(), Optional.empty(), Optional.empty(), Map.of())
				: text -> document(id, text);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void oneErrorNamesTheInstanceAndNothingIsWritten(String id) throws IOException {
		CorpusFormat format = CorpusFormats.find(id);
		for (String text : BROKEN) {
			for (String name : List.of("corpus", "corpus." + id)) {
				Path target = folder.resolve(name);
				try (CorpusWriter writer = format.writer(CorpusTarget.of(target), format.defaults(), loss -> { }).orElseThrow()) {
					if (name.equals("corpus")) {
						writer.write(instances(id, "7").apply("Ana is in Rome"));
					}
					String message = assertThrows(CorpusException.class, () -> writer.write(instances(id, "half").apply(text))).getMessage();
					assertTrue(message.startsWith(target.toString()) && message.matches(".*'half'.*(surrogate|U\\+D).*"), message);
				}
				try (Stream<Path> left = Files.walk(folder).filter(Files::isRegularFile)) {
					assertEquals(List.of(), left.toList());
				}
			}
		}
	}

	@Test
	void whatIsWrittenLaterIsCheckedAtOnce() throws IOException {
		CorpusFormat squad = CorpusFormats.find("squad");
		for (String key : List.of("title", "article.note", "file.note")) {
			try (CorpusWriter writer = squad.writer(CorpusTarget.of(new ByteArrayOutputStream()), squad.defaults(), loss -> { })
					.orElseThrow()) {
				writer.write(document("whole", "Ana is in Rome"));
				Document half = document("half", "Ana is in Rome").toBuilder().metadata(Map.of(key, "\uD83D")).build();
				assertTrue(assertThrows(CorpusException.class, () -> writer.write(half)).getMessage().contains("'half'"), key);
			}
		}
	}

	@Test
	void jsonLinesEscapeIt() throws IOException {
		CorpusFormat format = CorpusFormats.find("jsonl");
		Path file = folder.resolve("a.jsonl");
		try (CorpusWriter writer = format.writer(CorpusTarget.of(file), format.defaults(), loss -> { }).orElseThrow()) {
			writer.write(document("half", BROKEN.getFirst()));
			writer.commit();
		}
		assertTrue(Files.readString(file).contains("\\ud83d"));
		try (CorpusReader reader = format.reader(CorpusSource.of(file), format.defaults(), problem -> { })) {
			assertEquals(BROKEN.getFirst(), ((Document) reader.next().orElseThrow()).text());
		}
	}

	@Test
	void pairsMayBeWrittenInParts() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Utf8Writer writer = new Utf8Writer(bytes)) {
			writer.write('\uD83D');
			writer.write("\uDE0A!");
			writer.write(new char[] { '\uD83D', '\uDE0A' }, 0, 2);
		}
		assertEquals("😊!😊", bytes.toString(StandardCharsets.UTF_8));
		assertThrows(IOException.class, () -> {
			try (Utf8Writer writer = new Utf8Writer(new ByteArrayOutputStream())) {
				writer.write("\uD83D");
			}
		});
	}
}
