package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.jsonl.JsonLinesFormat;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Note;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ConvertCommandTest {

	private static final String TEXT = "Élise Martin works for New York Times .\nShe lives in Lyon .";

	/** A sentence pair with nested entities, a relation, a note and a question. */
	private static final Document RICH = rich();

	/** What each kind of thing in {@link #RICH} looks like in a document read back, and the losses that may explain its absence. */
	private static final Map<String, List<String>> EXCUSES = Map.of("entities",
			List.of("nested entity", "entity", "entity without token", "entity border", "entity type", "entity across sentences",
					"discontinuous entity"),
			"relations", List.of("relation", "relation type"), "questions", List.of("question"), "tokens",
			List.of("token", "tokens", "token text", "columns", "sentence", "sentences", "document border"), "notes", List.of("note"));

	@TempDir
	private Path folder;

	private static Document rich() {
		String[] words = TEXT.split("[ \\n]");
		List<Token> tokens = new ArrayList<>();
		int begin = 0;
		for (String word : words) {
			tokens.add(new Token(begin, begin + word.length()));
			begin += word.length() + 1;
		}
		int second = TEXT.indexOf("She");
		Span york = new Span(TEXT.indexOf("New York"), TEXT.indexOf("New York") + 8);
		Span times = new Span(york.begin(), TEXT.indexOf(" ."));
		return Document.builder("doc-1", TEXT).tokens(tokens)
				.sentences(List.of(new Sentence(new Span(0, second - 1), 0, 8), new Sentence(new Span(second, TEXT.length()), 8, 13)))
				.entities(List.of(new Entity("T1", "PER", new Span(0, 12)), new Entity("T2", "ORG", times), new Entity("T3", "LOC", york),
						new Entity("T4", "LOC", new Span(TEXT.indexOf("Lyon"), TEXT.indexOf("Lyon") + 4))))
				.relations(List.of(new Relation("R1", "works_for", "T1", "T2")))
				.notes(List.of(new Note("#1", "AnnotatorNotes", "T1", "checked")))
				.questions(List.of(new Question("q1", "Who works?", List.of(new Answer("q1", "Élise Martin", Optional.of(new Span(0, 12)))),
						true, List.of(), Map.of())))
				.build();
	}

	static Stream<String> documentFormats() {
		return CorpusFormats.all().stream().map(CorpusFormat::id)
				.filter(id -> !List.of("vqa", "easy-vqa", "shapes", "nlvr").contains(id));
	}

	@ParameterizedTest
	@MethodSource("documentFormats")
	void whatIsNotSaidToBeLostIsThereAgain(String format) throws IOException {
		Path in = writeRich("in.jsonl");
		Path there = folder.resolve("there");
		JsonObject first = convert(in, "jsonl", there, format);
		Path back = folder.resolve("back.jsonl");
		JsonObject second = convert(there, format, back, "jsonl");
		List<Document> read = readAll(back);
		List<Document> rich = List.of(RICH);
		TreeSet<String> lost = new TreeSet<>(first.getAsJsonObject("losses").keySet());
		lost.addAll(second.getAsJsonObject("losses").keySet());
		assertKept("entities", all(rich, ConvertCommandTest::entities), all(read, ConvertCommandTest::entities), lost);
		assertKept("relations", all(rich, ConvertCommandTest::relations), all(read, ConvertCommandTest::relations), lost);
		assertKept("notes", all(rich, ConvertCommandTest::notes), all(read, ConvertCommandTest::notes), lost);
		assertKept("questions", all(rich, ConvertCommandTest::questions), all(read, ConvertCommandTest::questions), lost);
	}

	private static void assertKept(String what, List<String> before, List<String> after, TreeSet<String> lost) {
		boolean excused = EXCUSES.get(what).stream().anyMatch(lost::contains);
		if (!excused) {
			assertEquals(before, after, what + " without a loss among " + lost);
		} else {
			assertTrue(before.containsAll(after) || lost.stream().anyMatch(kind -> kind.contains("type") || kind.contains("entity")),
					what + " made up: " + after);
		}
	}

	private static List<String> all(List<Document> documents, Function<Document, List<String>> part) {
		return documents.stream().flatMap(document -> part.apply(document).stream()).sorted().toList();
	}

	private static List<String> notes(Document document) {
		return document.notes().stream().map(Note::text).toList();
	}

	private static List<String> entities(Document document) {
		return document.entities().stream().map(entity -> entity.type() + " " + entity.text(document.text())).sorted().toList();
	}

	private static List<String> relations(Document document) {
		return document.relations().stream()
				.map(relation -> relation.type() + " " + text(document, relation.head().target()) + " > "
						+ text(document, relation.tail().target()))
				.sorted().toList();
	}

	private static String text(Document document, String id) {
		return document.entity(id).map(entity -> entity.text(document.text())).orElse(id);
	}

	private static List<String> questions(Document document) {
		return document.questions().stream().map(question -> question.text() + question.answers().stream().map(Answer::text).toList())
				.toList();
	}

	@Test
	void optionsReachBothFormats() throws IOException {
		Path in = write("a.tsv", "1\tAnna\tB-PER\n2\tLee\tI-PER\n");
		Path out = folder.resolve("out.conll");
		Cli.Outcome done = new Cli().convert("--in", in.toString(), "--from", "conll", "--out", out.toString(), "--to", "conll",
				"--option", "from.token=1", "--option", "to.scheme=bioes");
		assertEquals(0, done.status(), done.err());
		assertEquals("1\tAnna\tB-PER\n2\tLee\tE-PER\n", Files.readString(out));
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().convert("--in", in.toString(), "--from", "conll", "--out", out.toString(),
				"--to", "conll", "--option", "token=1").status());
		Cli.Outcome unknown = new Cli().convert("--in", in.toString(), "--from", "conll", "--out", out.toString(), "--to", "conll",
				"--option", "to.schem=io");
		assertEquals(ExitStatus.WRONG_USAGE, unknown.status());
		assertTrue(unknown.err().contains("did you mean 'scheme'?"), unknown.err());
	}

	@Test
	void lossesAndProblemsAreSaidAndCanForbidWriting() throws IOException {
		Path in = writeRich("in.jsonl");
		Path out = write("out.conll", "before");
		Cli.Outcome said = new Cli().convert("--in", in.toString(), "--out", out.toString(), "--to", "conll", "--fail-on-loss");
		assertEquals(ExitStatus.BAD_INPUT, said.status());
		assertTrue(said.err().contains("not kept: relation (1), such as doc-1: R1 (works_for)"), said.err());
		assertEquals("before", Files.readString(out));
		Path damaged = write("damaged.conll", "Anna\tB-PER\nlonely\nx\tO\n");
		Cli.Outcome strict = new Cli().convert("--in", damaged.toString(), "--from", "conll", "--out", out.toString(), "--to", "jsonl",
				"--strict");
		assertEquals(ExitStatus.BAD_INPUT, strict.status());
		assertTrue(strict.err().contains("damaged.conll:2"), strict.err());
		assertEquals("before", Files.readString(out));
		Cli.Outcome lenient = new Cli().convert("--in", damaged.toString(), "--from", "conll", "--out", out.toString(), "--to",
				"jsonl");
		assertEquals(0, lenient.status());
		assertTrue(lenient.err().contains("damaged.conll:2"), lenient.err());
	}

	@Test
	void faultsLeaveTheTargetUntouched() throws IOException {
		Path out = write("out.jsonl", "before");
		Path cut = write("cut.json", "{\"version\": \"v2.0\", \"data\": [{\"title\": \"t\", \"paragraphs\": [{\"context\": \"a b\", ");
		assertBad("cut.json", out, "--in", cut.toString(), "--from", "squad");
		assertBad("there is no such file", out, "--in", folder.resolve("absent").toString());
		Path latin = Files.write(folder.resolve("l.conll"), "Zo\u00eb B-PER\n".getBytes(StandardCharsets.ISO_8859_1));
		assertBad("l.conll:1", out, "--in", latin.toString(), "--from", "conll");
		Path unknown = Files.write(folder.resolve("x.bin"), new byte[] { 0, 1, 2, 3 });
		assertBad("no format recognises this", out, "--in", unknown.toString());
	}

	private static void assertBad(String text, Path out, String... arguments) throws IOException {
		Cli.Outcome bad = new Cli().convert(
				Stream.concat(Stream.of("--out", out.toString(), "--to", "jsonl"), Stream.of(arguments)).toArray(String[]::new));
		assertEquals(ExitStatus.BAD_INPUT, bad.status(), bad.err());
		assertTrue(bad.err().contains(text), bad.err());
		assertEquals("before", Files.readString(out));
	}

	@Test
	void kindsThatDoNotFitAreRefused() throws IOException {
		Path in = write("q.json", "[{\"question_id\": 1, \"question\": \"What?\", \"image\": \"a.png\", \"answers\": [\"cat\"]}]");
		Path out = folder.resolve("out.conll");
		Cli.Outcome refused = new Cli().convert("--in", in.toString(), "--from", "vqa", "--out", out.toString(), "--to", "conll");
		assertEquals(ExitStatus.BAD_INPUT, refused.status(), refused.err());
		assertTrue(refused.err().contains("expected a text"), refused.err());
		assertFalse(Files.exists(out));
		Cli.Outcome readOnly = new Cli().convert("--in", in.toString(), "--from", "vqa", "--out", out.toString(), "--to", "nlvr");
		assertEquals(ExitStatus.WRONG_USAGE, readOnly.status(), readOnly.err());
		assertTrue(readOnly.err().contains("can only be read"), readOnly.err());
	}

	@Test
	void packedFilesGoInAndOut() throws IOException {
		Path in = write("a.conll", "Anna\tB-PER\n\n");
		Path packed = folder.resolve("b.conll.gz");
		assertEquals(0, new Cli().convert("--in", in.toString(), "--out", packed.toString(), "--to", "conll").status());
		Cli.Outcome unpacked = new Cli().convert("--in", packed.toString(), "--out", "-", "--to", "conll");
		assertEquals("Anna\tB-PER\n\n", unpacked.out(), unpacked.err());
	}

	@Test
	void aFolderThatMayNotBeWrittenIsAnError() throws IOException {
		Path in = write("a.conll", "Anna\tB-PER\n\n");
		Path file = write("file", "");
		Cli.Outcome below = new Cli().convert("--in", in.toString(), "--out", file.resolve("out.conll").toString(), "--to", "conll");
		assertEquals(ExitStatus.BAD_INPUT, below.status(), below.err());
		Path full = Path.of("/dev/full");
		Assumptions.assumeTrue(Files.exists(full));
		assertEquals(ExitStatus.BAD_INPUT,
				new Cli().convert("--in", in.toString(), "--out", full.toString(), "--to", "conll").status());
		assertFalse(Files.isRegularFile(full), "the device is still a device");
	}

	private JsonObject convert(Path in, String from, Path out, String to) {
		Cli.Outcome done = new Cli().convert("--in", in.toString(), "--from", from, "--out", out.toString(), "--to", to, "--json");
		assertEquals(0, done.status(), done.err());
		return JsonParser.parseString(done.out()).getAsJsonObject();
	}

	private Path writeRich(String name) throws IOException {
		Path file = folder.resolve(name);
		CorpusFormat format = new JsonLinesFormat();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(file), format.defaults(), loss -> { }).orElseThrow()) {
			writer.write(RICH);
			writer.commit();
		}
		return file;
	}

	private static List<Document> readAll(Path file) throws IOException {
		CorpusFormat format = new JsonLinesFormat();
		try (CorpusReader reader = format.reader(CorpusSource.of(file), format.defaults(), problem -> { })) {
			List<Document> documents = new ArrayList<>();
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				documents.add((Document) next.get());
			}
			return documents;
		}
	}

	private Path write(String name, String content) throws IOException {
		return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
	}
}
