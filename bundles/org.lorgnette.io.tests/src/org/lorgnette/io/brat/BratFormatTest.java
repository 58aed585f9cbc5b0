package org.lorgnette.io.brat;

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
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

class BratFormatTest {

	private final BratFormat format = new BratFormat();
	private final List<String> notices = new ArrayList<>();

	@TempDir
	private Path folder;

	private Document read(String text, String annotations) throws IOException {
		Files.writeString(folder.resolve("a.txt"), text);
		Files.writeString(folder.resolve("a.ann"), annotations);
		return readAll(folder).getFirst();
	}

	private List<Document> readAll(Path source) throws IOException {
		List<Document> documents = new ArrayList<>();
		try (CorpusReader reader = format.reader(CorpusSource.of(source), format.defaults(),
				problem -> notices.add(Path.of(problem.location().file()).getFileName() + ":" + problem.location().line() + ": "
						+ problem.message()))) {
			for (var next = reader.next(); next.isPresent(); next = reader.next()) {
				documents.add((Document) next.get());
			}
		}
		return documents;
	}

	private void write(Path target, Document... documents) throws IOException {
		try (CorpusWriter writer = format.writer(CorpusTarget.of(target), format.defaults(), loss -> notices.add(loss.kind()))
				.orElseThrow()) {
			for (Document document : documents) {
				writer.write(document);
			}
			writer.commit();
		}
	}

	private static Set<String> lines(Path file) throws IOException {
		return new TreeSet<>(Files.readAllLines(file));
	}

	private static final String EVERYTHING = """
			T1\tPerson 0 3\tZoé
			T2\tPlace 17 21;24 29\tKöln Paris
			T3\tLive 6 11\tlives
			T4\tPerson 31 34\tShe
			R1\tKnows Arg1:T1 Arg2:T4
			E1\tLiving:T3 Who:T1 Where:T2 Where2:T2
			E2\tReport:T3 What:E1
			A3\tNegation E1
			M1\tConfidence E2 Very likely
			A1\tGender T1 female
			*\tEquiv T1 T4
			N1\tReference T2 Wikidata:Q365\tCologne
			#1\tAnnotatorNotes E1\tIs that so?
			""";
	private static final String TEXT = "Zoé 😊 lives in  Köln, \nParis. She is there.";

	@Test
	void readsEveryKindOfAnnotation() throws IOException {
		String text = TEXT.replace(", \n", " , ");
		Document document = read(text, EVERYTHING.replace("17 21;24 29", "16 20;23 28").replace("31 34", "30 33"));
		assertEquals(List.of(), notices);
		assertEquals(new Entity("T2", "Place", List.of(new Span(17, 21), new Span(24, 29)), Map.of()), document.entities().get(1));
		assertEquals("lives", document.entities().get(2).text(text));
		assertEquals(new Relation("R1", "Knows", "T1", "T4"), document.relations().getFirst());
		assertEquals(new Event("E1", "Living", "T3",
				List.of(new Argument("Who", "T1"), new Argument("Where", "T2"), new Argument("Where2", "T2")), Map.of("Negation", "true")),
				document.events().getFirst());
		assertEquals(Map.of("Confidence", "Very likely"), document.events().get(1).attributes());
		assertEquals(List.of(new Argument("What", "E1")), document.events().get(1).arguments());
		assertEquals(Map.of("Gender", "female"), document.entities().getFirst().attributes());
		assertEquals(List.of(new Chain("*1", "Equiv", List.of("T1", "T4"))), document.chains());
		assertEquals(List.of(new Link("N1", "Reference", "T2", "Wikidata", "Q365", "Cologne")), document.links());
		assertEquals(List.of(new Note("#1", "AnnotatorNotes", "E1", "Is that so?")), document.notes());
		Path target = folder.resolve("out");
		write(target, document);
		assertEquals(lines(folder.resolve("a.ann")), lines(target.resolve("a.ann")));
		assertEquals(List.of(), notices);
	}

	@Test
	void keepsLineEndsAndShowsThemAsSpaces() throws IOException {
		String text = "Élan\r\nvital\r\n";
		Document document = read(text, "T1\tConcept 0 11\tÉlan  vital\r\n");
		assertEquals(text, document.text());
		assertEquals(new Span(0, 11), document.entities().getFirst().span());
		write(folder.resolve("out"), document);
		assertEquals(text, Files.readString(folder.resolve("out/a.txt")));
		assertEquals("T1\tConcept 0 11\tÉlan  vital\n", Files.readString(folder.resolve("out/a.ann")));
		assertEquals(List.of(), notices);
	}

	@Test
	void reportsWhatIsWrongAndAllThatDependsOnIt() throws IOException {
		Document document = read("Ana lives in Rome.", """
				T1\tPerson 0 3\tAna
				T2\tPlace 13 17\tParis
				T3\tPlace 13 99\tRome
				T1\tPerson 0 3\tAna
				R1\tIn Arg1:T1 Arg2:T2
				E1\tLive:T4 Where:R1
				E2\tSay:T1 What:E1
				A1\tSure E2
				#1\tAnnotatorNotes A1\tindeed
				T5 Person 0 3 Ana
				T6\tPerson 3 0\t
				T7\tPerson 0 99999999999999\tAna
				T8\tPerson 0 3;2 4\tAna a l
				R2\tIn Arg1:T1
				X1\tIn T1
				*\tEquiv T1 T9
				N1\tReference T1 nothing\tx
				T4\tLive 4 9\tlives
				A2\tAge T1 30
				A3\tAge T1 31
				""");
		assertEquals(List.of("T1", "T4"), document.entities().stream().map(Entity::id).toList());
		assertEquals(Map.of("Age", "30"), document.entities().getFirst().attributes());
		assertTrue(document.relations().isEmpty() && document.events().isEmpty() && document.notes().isEmpty()
				&& document.chains().isEmpty() && document.links().isEmpty());
		assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20),
				notices.stream().map(notice -> Integer.parseInt(notice.split(":")[1])).toList(), String.join("\n", notices));
		assertTrue(notices.getFirst().contains("'Paris'") && notices.getFirst().contains("'Rome'"), notices.getFirst());
	}

	@Test
	void readsBioNlpPairsAndTextsWithoutAnnotations() throws IOException {
		Files.createDirectories(folder.resolve("sub"));
		Files.writeString(folder.resolve("sub/x.txt"), "p53 binds");
		Files.writeString(folder.resolve("sub/x.a1"), "T1\tProtein 0 3\tp53\n");
		Files.writeString(folder.resolve("sub/x.a2"), "T2\tBinding 4 9\tbinds\nE1\tBinding:T2 Theme:T1\n");
		Files.writeString(folder.resolve("b.txt"), "");
		List<Document> documents = readAll(folder);
		assertEquals(List.of("b", "sub/x"), documents.stream().map(Document::id).toList());
		assertEquals(List.of(new Argument("Theme", "T1")), documents.get(1).events().getFirst().arguments());
		assertEquals("p53 binds", readAll(folder.resolve("sub/x.a2")).getFirst().text());
		assertEquals(List.of(), notices);
		assertEquals(90, format.recognises(CorpusSource.of(folder)));
		assertEquals(80, format.recognises(CorpusSource.of(folder.resolve("sub/x.txt"))));
		assertEquals(0, format.recognises(CorpusSource.of(folder.resolve("b.txt"))));
	}

	@Test
	void refusesWhatItCannotRead() throws IOException {
		Files.write(folder.resolve("a.txt"), "Zoé\nÉté".getBytes(StandardCharsets.ISO_8859_1));
		CorpusException latin = assertThrows(CorpusException.class, () -> readAll(folder));
		assertTrue(latin.getMessage().contains("a.txt:1: is not valid UTF-8"), latin.getMessage());
		try (CorpusReader reader = format.reader(CorpusSource.of(folder),
				FormatOptions.of(format.options(), Map.of("encoding", "ISO-8859-1")), problem -> notices.add(problem.message()))) {
			assertEquals("Zoé\nÉté", ((Document) reader.next().orElseThrow()).text());
		}
		Files.delete(folder.resolve("a.txt"));
		assertTrue(assertThrows(CorpusException.class, () -> readAll(folder)).getMessage().contains("has no .txt"));
		Files.writeString(folder.resolve("a.ann"), "T1\tX 0 1\ta\n");
		assertTrue(assertThrows(CorpusException.class, () -> readAll(folder)).getMessage().contains("a.txt: the text of"));
		assertThrows(CorpusException.class, () -> readAll(folder.resolve("absent")));
		assertThrows(CorpusException.class, () -> format.reader(CorpusSource.of("-", new ByteArrayInputStream(new byte[0])),
				format.defaults(), problem -> notices.add(problem.message())));
	}

	@Test
	void countsAByteOrderMarkAsTheAnnotationsDo() throws IOException {
		assertEquals("\uFEFFAna", read("\uFEFFAna", "T1\tPerson 1 4\tAna\n").text());
		assertEquals("Ana", read("\uFEFFAna", "T1\tPerson 0 3\tAna\n").text());
		assertEquals(List.of(), notices);
	}

	@Test
	void writesSubfoldersAndGivesBratIds() throws IOException {
		Document document = Document.builder("news/1", "Ana in Rome").entities(List.of(new Entity("7", "a b", new Span(0, 3)),
				new Entity("T1", "LOC", List.of(new Span(7, 11)), Map.of("note: x", "a\nb"))))
				.relations(List.of(new Relation("r", "in", "7", "T1"))).questions(List.of(new Question("q", "Who?"))).build();
		write(folder.resolve("out"), document);
		assertEquals(Set.of("T2\ta_b 0 3\tAna", "T1\tLOC 7 11\tRome", "A1\tnote__x T1 a b", "R1\tin Arg1:T2 Arg2:T1"),
				lines(folder.resolve("out/news/1.ann")));
		assertEquals(List.of("name", "name", "question"), notices);
	}

	@Test
	void movesSpansThatCutACharacterToItsBegin() throws IOException {
		write(folder.resolve("out"), Document.builder("a", "a😊b").entities(List.of(new Entity("T1", "X", new Span(0, 2)),
				new Entity("T2", "Y", new Span(2, 4)))).build());
		assertEquals(Set.of("T1\tX 0 1\ta", "T2\tY 1 3\t😊b"), lines(folder.resolve("out/a.ann")));
		assertEquals(List.of("span", "span"), notices);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../escaped", "/absolute", "a//b", "", "a/../../b", "a\\b", "." })
	void refusesIdsThatLeaveTheFolder(String id) throws IOException {
		Document document = Document.builder(id, "x").build();
		assertThrows(CorpusException.class, () -> write(folder.resolve("out"), document));
		try (var left = Files.list(folder)) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void leavesTheTargetAsItWasUntilCommitted() throws IOException {
		Path target = Files.createDirectory(folder.resolve("out"));
		Files.writeString(target.resolve("old.txt"), "old");
		Files.writeString(target.resolve("a.txt"), "before");
		try (CorpusWriter writer = format.writer(CorpusTarget.of(target), format.defaults(), loss -> notices.add(loss.kind()))
				.orElseThrow()) {
			writer.write(Document.builder("a", "after").build());
			assertEquals("before", Files.readString(target.resolve("a.txt")));
		}
		assertEquals("before", Files.readString(target.resolve("a.txt")));
		write(target, Document.builder("a", "after").build());
		assertEquals("after", Files.readString(target.resolve("a.txt")));
		assertEquals("old", Files.readString(target.resolve("old.txt")));
		Document half = Document.builder("h", "\uD83D").build();
		assertThrows(CorpusException.class, () -> write(target, half));
		assertThrows(CorpusException.class, () -> write(target, half.toBuilder().build(), half));
		assertFalse(Files.exists(target.resolve("h.txt")));
		try (var left = Files.list(folder)) {
			assertEquals(List.of(target), left.toList());
		}
	}
}
