package org.lorgnette.io.editing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.model.edit.TextEdit;
import org.lorgnette.testing.Corpora;

class CorpusFileTest {

	@TempDir
	private Path folder;

	private Path write(String name, String content) throws IOException {
		return write(name, content, StandardCharsets.UTF_8);
	}

	private Path write(String name, String content, Charset charset) throws IOException {
		return Files.write(folder.resolve(name), content.getBytes(charset));
	}

	private static CorpusFile open(Path file) throws IOException {
		return CorpusFile.open(file, CorpusFile.Choice.AUTOMATIC, StandardCharsets.UTF_8, () -> false);
	}

	private static CorpusFile save(CorpusFile file, List<Document> documents) throws IOException {
		SavePlan plan = file.plan(documents);
		plan.write();
		return file.saved(documents, plan);
	}

	private static List<Document> with(CorpusFile file, int part, GoldEdit edit) {
		List<Document> documents = new ArrayList<>(file.documents());
		documents.set(part, edit.applyTo(documents.get(part), file.takenIds()));
		return documents;
	}

	/** Adds an entity where there is none, saves, checks it is read again, takes it away, saves, and has the very same bytes. */
	private static void roundTrip(Path path, int part) throws IOException {
		byte[] original = Files.readAllBytes(path);
		CorpusFile file = open(path);
		assertTrue(file.plan(file.documents()).isEmpty());
		Document document = file.documents().get(part);
		Span free = document.tokens().isEmpty() ? new Span(0, Math.min(3, document.text().length()))
				: document.tokens().stream().map(token -> token.span())
						.filter(span -> document.entities().stream().noneMatch(entity -> entity.span().overlaps(span))).findFirst().orElseThrow();
		List<Document> changed = with(file, part, new GoldEdit.AddEntity("ADDED", List.of(free)));
		CorpusFile saved = save(file, changed);
		assertFalse(java.util.Arrays.equals(original, Files.readAllBytes(path)));
		CorpusFile again = open(path);
		assertTrue(again.documents().get(part).entities().stream()
				.anyMatch(entity -> entity.type().equals("ADDED") && entity.span().equals(free)));
		assertEquals(document.entities().size() + 1, again.documents().get(part).entities().size());
		save(saved, file.documents());
		assertArrayEquals(original, Files.readAllBytes(path), path.toString());
	}

	private Path copy(String corpus, long limit) throws IOException {
		Path source = Corpora.require(corpus);
		byte[] bytes = Files.readAllBytes(source);
		if (bytes.length > limit) {
			String text = new String(bytes, StandardCharsets.UTF_8);
			int end = text.indexOf("\n\n", (int) limit);
			bytes = (end < 0 ? text : text.substring(0, end + 2)).getBytes(StandardCharsets.UTF_8);
		}
		return Files.write(folder.resolve(source.getFileName()), bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = {"ner/en/bc5cdr-iobes/devel.tsv", "ner/en/bc5cdr-iob/devel.tsv", "ner/en/ajmc/train.tsv", "ner/fr/newseye/dev.tsv"})
	void columnsOfEverySchemeComeBackByteForByte(String corpus) throws IOException {
		Path path = copy(corpus, 200_000);
		byte[] before = Files.readAllBytes(path);
		roundTrip(path, 0);
		CorpusFile file = open(path);
		Document document = file.documents().getFirst();
		Entity first = document.entities().getFirst();
		save(file, with(file, 0, new GoldEdit.Retype(first.id(), "OTHER")));
		assertEquals(changedTokens(document, first), changedLines(before, Files.readAllBytes(path)));
	}

	private static long changedTokens(Document document, Entity entity) {
		return document.tokens().stream().filter(token -> token.span().overlaps(entity.span())).count();
	}

	private static long changedLines(byte[] before, byte[] after) {
		String[] old = new String(before, StandardCharsets.UTF_8).split("\n", -1);
		String[] now = new String(after, StandardCharsets.UTF_8).split("\n", -1);
		assertEquals(old.length, now.length);
		long changed = 0;
		for (int i = 0; i < old.length; i++) {
			changed += old[i].equals(now[i]) ? 0 : 1;
		}
		return changed;
	}

	@Test
	void bratComesBackByteForByte() throws IOException {
		Path text = copy("ner/fr/winer/brat/2018/03/2018_03_01-001.txt", Long.MAX_VALUE);
		Path gold = copy("ner/fr/winer/brat/2018/03/2018_03_01-001.ann", Long.MAX_VALUE);
		byte[] textBytes = Files.readAllBytes(text);
		roundTripGold(gold);
		assertArrayEquals(textBytes, Files.readAllBytes(text));
	}

	private static void roundTripGold(Path gold) throws IOException {
		byte[] original = Files.readAllBytes(gold);
		CorpusFile file = open(gold);
		CorpusFile saved = save(file, with(file, 0, new GoldEdit.AddEntity("ADDED", List.of(new Span(0, 2)))));
		assertEquals(1, new String(Files.readAllBytes(gold), StandardCharsets.UTF_8).lines().filter(line -> line.contains("ADDED")).count());
		save(saved, file.documents());
		assertArrayEquals(original, Files.readAllBytes(gold));
	}

	@Test
	void unusualBratKeepsItsOrderAndItsBrokenLines() throws IOException {
		write("a.txt", "Ada met Zoé in Paris.\r\n");
		String gold = "R1\tknows Arg1:T1 Arg2:T2\r\nT2\tPER 8 11\tZoé\r\nA1\tSure T2\r\nT1\tPER 0 3\tAda\r\nT7\tLOC 99 105\tNowhere\r\n"
				+ "#1\tAnnotatorNotes T1\twho?\r\n*\tAlias T1 T2\r\nnonsense\r\n";
		Path path = write("a.ann", gold);
		CorpusFile file = open(path);
		assertEquals(2, file.problems().size());
		CorpusFile saved = save(file, with(file, 0, new GoldEdit.AddEntity("LOC", List.of(new Span(15, 20)))));
		assertEquals(gold.replace("T7\tLOC 99 105\tNowhere\r\n", "T7\tLOC 99 105\tNowhere\r\nT8\tLOC 15 20\tParis\r\n"), Files.readString(path));
		save(saved, with(file, 0, new GoldEdit.Delete("T1")));
		assertEquals("T2\tPER 8 11\tZoé\r\nA1\tSure T2\r\nT7\tLOC 99 105\tNowhere\r\nnonsense\r\n", Files.readString(path));
	}

	@Test
	void goldOfPlainTextLiesBesideIt() throws IOException {
		Path path = write("b.txt", "\uFEFFÉmile habite à Lyon.\r\n", StandardCharsets.UTF_8);
		byte[] text = Files.readAllBytes(path);
		CorpusFile file = open(path);
		assertEquals("Émile habite à Lyon.\r\n", file.documents().getFirst().text());
		List<Document> annotated = with(file, 0, new GoldEdit.AddEntity("PER", List.of(new Span(0, 5))));
		CorpusFile saved = save(file, annotated);
		assertArrayEquals(text, Files.readAllBytes(path));
		assertEquals("T1\tPER 0 5\tÉmile\n", Files.readString(folder.resolve("b.ann")));
		save(saved, List.of(new TextEdit(0, 0, "« ").applyTo(annotated.getFirst())));
		assertEquals("\uFEFF« Émile habite à Lyon.\r\n", Files.readString(path));
		assertEquals("T1\tPER 2 7\tÉmile\n", Files.readString(folder.resolve("b.ann")));
		assertEquals(new Span(2, 7), open(path).documents().getFirst().entities().getFirst().span());
	}

	@Test
	void latinOneStaysLatinOne() throws IOException {
		Path path = write("c.txt", "Zoé à Paris\n", StandardCharsets.ISO_8859_1);
		CorpusFile file = open(path);
		assertEquals("Zoé à Paris\n", file.documents().getFirst().text());
		save(file, List.of(new TextEdit(0, 0, "É").applyTo(file.documents().getFirst())));
		assertArrayEquals("ÉZoé à Paris\n".getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(path));
		CorpusException refused = assertThrows(CorpusException.class,
				() -> file.plan(List.of(new TextEdit(0, 0, "€").applyTo(file.documents().getFirst()))));
		assertTrue(refused.getMessage().contains(":1: '€' (U+20AC) cannot be written in ISO-8859-1"), refused.getMessage());
	}

	@Test
	void wideTextStaysWide() throws IOException {
		Path path = write("d.txt", "\uFEFFZoé\n", StandardCharsets.UTF_16LE);
		CorpusFile file = open(path);
		assertEquals("Zoé\n", file.documents().getFirst().text());
		save(file, List.of(new TextEdit(3, 0, "!").applyTo(file.documents().getFirst())));
		assertArrayEquals("\uFEFFZoé!\n".getBytes(StandardCharsets.UTF_16LE), Files.readAllBytes(path));
	}

	@Test
	void columnsKeepLineEndsMarkAndSpacing() throws IOException {
		Path path = write("e.conll", "\uFEFF-DOCSTART- O\r\n\r\nAda   S-PER\r\nmet O\r\nZoé\tB-PER\r\nLee\tE-PER\r\n\r\n# remark\r\nHi  O");
		byte[] original = Files.readAllBytes(path);
		CorpusFile file = open(path);
		Entity zoe = file.documents().getFirst().entities().get(1);
		CorpusFile saved = save(file, with(file, 0, new GoldEdit.Retype(zoe.id(), "ORG")));
		assertEquals("\uFEFF-DOCSTART- O\r\n\r\nAda   S-PER\r\nmet O\r\nZoé\tB-ORG\r\nLee\tE-ORG\r\n\r\n# remark\r\nHi  O".replace('\t', ' '),
				Files.readString(path).replace('\t', ' '));
		save(saved, file.documents());
		assertArrayEquals(original, Files.readAllBytes(path));
	}

	@Test
	void jsonLinesKeepTheLinesThatWereNotEdited() throws IOException {
		String first = "{ \"id\": \"a\",  \"type\": \"document\", \"text\": \"Ada\\u0020met Zo\\u00e9\" }";
		String second = "{\"text\":\"Paris\",\"type\":\"document\",\"id\":\"b\"}";
		Path path = write("f.jsonl", first + "\n" + second + "\n");
		byte[] original = Files.readAllBytes(path);
		CorpusFile file = open(path);
		CorpusFile saved = save(file, with(file, 1, new GoldEdit.AddEntity("LOC", List.of(new Span(0, 5)))));
		List<String> lines = Files.readAllLines(path);
		assertEquals(first, lines.getFirst());
		assertTrue(lines.get(1).contains("\"LOC\""));
		save(saved, file.documents());
		assertEquals(open(path).documents(), file.documents());
		assertEquals(first, Files.readAllLines(path).getFirst());
		assertEquals(2, original.length > 0 ? Files.readAllLines(path).size() : 0);
	}

	@Test
	void webAnnoComesBackByteForByte() throws IOException {
		Path path = write("g.tsv", "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n\n"
				+ "#Text=Ada met Zoé .\n1-1\t0-3\tAda\t*\tPER\t\n1-2\t4-7\tmet\t_\t_\t\n1-3\t8-11\tZoé\t_\t_\t\n1-4\t12-13\t.\t_\t_\t\n");
		roundTrip(path, 0);
	}

	@Test
	void realWebAnnoAndCasFilesAreUntouchedWhenNothingIsChanged() throws IOException {
		try (var files = Files.walk(Corpora.require("formats/webanno-tsv"))) {
			List<Path> all = files.filter(Files::isRegularFile).filter(path -> path.toString().matches(".*\\.(xmi|tsv)")).toList();
			assertFalse(all.isEmpty());
			int opened = 0;
			for (Path path : all) {
				try {
					CorpusFile file = open(path);
					opened++;
					assertTrue(file.plan(file.documents()).isEmpty());
					if (file.obstacle().isEmpty() && !file.documents().getFirst().entities().isEmpty()) {
						Entity first = file.documents().getFirst().entities().getFirst();
						SavePlan plan = file.plan(with(file, 0, new GoldEdit.Retype(first.id(), "RETYPED")));
						assertEquals(1, plan.contents().size(), path.toString());
					}
				} catch (CorpusException e) {
					assertTrue(e.getMessage().contains(path.getFileName().toString()), e.getMessage());
				}
			}
			assertTrue(opened > all.size() / 2, opened + " of " + all.size());
		}
	}

	@Test
	void tellsWhatTheFormatCannotHoldBeforeItIsWritten() throws IOException {
		Path path = write("h.conll", "Ada B-PER\nLee I-PER\nmet O\n");
		CorpusFile file = open(path);
		SavePlan plan = file.plan(with(file, 0, new GoldEdit.AddEntity("NICK", List.of(new Span(0, 3)))));
		assertEquals(1, plan.losses().size());
		assertEquals("nested entity", plan.losses().getFirst().kind());
		assertEquals("Ada B-PER\nLee I-PER\nmet O\n", Files.readString(path));
	}

	@Test
	void refusesWhatIsNoTextOrTooLarge() throws IOException {
		Path binary = Files.write(folder.resolve("i.txt"), new byte[] {1, 0, 2, 0, 3});
		assertTrue(assertThrows(CorpusException.class, () -> open(binary)).getMessage().contains("is not text"));
		Path large = folder.resolve("j.txt");
		try (var channel = java.nio.channels.FileChannel.open(large, java.nio.file.StandardOpenOption.CREATE,
				java.nio.file.StandardOpenOption.WRITE)) {
			channel.position(CorpusFile.LARGEST);
			channel.write(java.nio.ByteBuffer.wrap(new byte[] {65}));
		}
		assertTrue(assertThrows(CorpusException.class, () -> open(large)).getMessage().contains("32 MB"));
		assertTrue(assertThrows(CorpusException.class, () -> open(write("lonely.ann", "T1\tPER 0 3\tAda\n"))).getMessage().contains("lonely.txt"));
		assertEquals("", open(write("empty.txt", "")).documents().getFirst().text());
	}

	@Test
	void readOnlyFilesStayAndPermissionsToo() throws IOException {
		Path path = write("k.txt", "Ada\n");
		CorpusFile file = open(path);
		List<Document> changed = List.of(new TextEdit(0, 0, "!").applyTo(file.documents().getFirst()));
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
		assertTrue(assertThrows(CorpusException.class, () -> file.plan(changed).write()).getMessage().contains("read-only"));
		assertEquals("Ada\n", Files.readString(path));
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
		file.plan(changed).write();
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
		assertEquals("!Ada\n", Files.readString(path));
	}

	@Test
	void savesUnderAnotherNameWithGold() throws IOException {
		write("l.ann", "T1\tPER 0 3\tAda\n");
		CorpusFile file = open(write("l.txt", "Ada\n"));
		file.planAs(folder.resolve("m.txt"), file.documents()).write();
		assertEquals(file.documents().getFirst().entities(), open(folder.resolve("m.txt")).documents().getFirst().entities());
	}
}
