package org.lorgnette.io.conll;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.model.Document;
import org.lorgnette.testing.Corpora;

class ColumnGuessTest {

	private static final String INDEXED = "# text = Marie dort\n1\tMarie\tB-PER\t-\tann\n2\tdort\tO\t-\t-\n\n"
			+ "# text = Paris\n1\tParis\tB-LOC\t-\tann\n\n";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "ner/en/uner-ewt/en_ewt-ud-dev.iob2, 1, 2, 25149, 966, where",
			"ner/en/wnut17/emerging.dev.conll, 0, -1, 15733, 836, Stabilized",
			"ner/en/btc/f.conll, 0, -1, 35427, 4376, @", "ner/en/gmb/gmb-0.conll, 0, 2, 207897, 22201, Thousands" })
	void publishedCorporaNeedNoOptions(String path, String token, String tag, int tokens, int entities, String first)
			throws IOException {
		Path file = Corpora.require(path);
		Tables named = Tables.conll("token", token, "tag", tag);
		Tables guessed = Tables.conll();
		List<Document> expected = named.read(CorpusSource.of(file));
		List<Document> read = guessed.read(CorpusSource.of(file));
		assertEquals(expected.stream().map(Document::text).toList(), read.stream().map(Document::text).toList());
		assertEquals(expected.stream().map(Document::entities).toList(), read.stream().map(Document::entities).toList());
		assertEquals(named.problems(), guessed.problems());
		assertEquals(first, Tables.tokens(read.getFirst()).getFirst());
		assertEquals(tokens, read.stream().mapToInt(document -> document.tokens().size()).sum());
		assertEquals(entities, read.stream().mapToInt(document -> document.entities().size()).sum());
		assertArrayEquals(Files.readAllBytes(file), guessed.write(read).getBytes(StandardCharsets.UTF_8));
		assertEquals("conll", CorpusFormats.detect(CorpusSource.of(file)).orElseThrow().id());
	}

	@Test
	void aFirstColumnThatCountsIsNoToken() throws IOException {
		Tables tables = Tables.conll();
		Document document = tables.read(INDEXED).getFirst();
		assertEquals("Marie dort\nParis", document.text());
		assertEquals(List.of("PER Marie", "LOC Paris"), Tables.entities(document));
		assertEquals(List.of(), tables.problems());
		assertEquals(INDEXED, tables.write(List.of(document)));
		assertEquals(List.of("a", "b"), tokens("1\ta\tO\n2\tb\tO\n"));
		assertEquals(List.of("a", "b"), tokens("n\tword\tner\n1\ta\tO\n2\tb\tO\n", "header", "true"));
		assertEquals(List.of("a", "b"), tokens("1\ta\n2\tb\n", "tag", ""));
	}

	@Test
	void tokensThatAreNumbersStay() throws IOException {
		assertEquals(List.of("1", "2", "3"), tokens("1\tO\n2\tO\n3\tB-NUM\n"), "there is no other column for the token");
		assertEquals(List.of("1", "2", "3", "go"), tokens("1\tCD\tO\n2\tCD\tO\n3\tCD\tO\n\ngo\tVB\tO\n"),
				"one sentence counts by chance");
		assertEquals(List.of("1", "2", "3"), tokens("1\tCD\tO\n2\tCD\tO\n3\tCD\tO\n"), "the second column holds one category");
		assertEquals(List.of("1", "2"), tokens("1\tO\tO\n2\tB-X\tO\n"), "the second column holds tags");
		assertEquals(List.of("1", "2"), tokens("1\ta\tO\n2\tb\tO\n", "token", "0"));
		assertEquals(List.of("1", "2"), tokens("1\tB-a\tx\n2\tB-b\ty\n", "tag", "1"));
		assertEquals(List.of("1", "2", "4"), tokens("1\ta\tO\n2\tb\tO\n4\tc\tO\n"), "it does not count");
	}

	private static List<String> tokens(String table, String... options) throws IOException {
		return Tables.tokens(Tables.conll(options).read(table).getFirst());
	}

	@Test
	void theTagIsTheLastColumnThatLooksLikeTags() throws IOException {
		assertEquals("2", tagColumn("Marie\tNNP\tB-PER\tx\nest\tVB\tO\t-\n"));
		assertEquals("-1", tagColumn("Marie\tB-NP\tB-PER\nest\tB-VP\tO\n"));
		assertEquals("-1", tagColumn("Marie\tPER\nest\tLOC\n"), "the last if none does");
		assertEquals("-1", tagColumn("Marie\tNNP\tPER\nest\tVB\tO\nlà\tRB\tO\n"));
		assertEquals("1", tagColumn("O\tB-X\tw\nO\tO\tv\nO\tO\tu\n"), "the token is no tag");
		assertEquals("0", tagColumn("B-PER\tMarie\nO\test\n", "token", "1"));
		assertEquals("1", tagColumn("Marie\tB-PER\t_\nest\t_\tSpaceAfter=No\nlà\t_\t_\n"));
		assertEquals("1", tagColumn("a\tO\tx\n".repeat(200) + "b\tO\tB-X\n".repeat(500)), "only the first rows are judged");
		assertEquals("-1", tagColumn("Marie\tB-PER\tx\nest\tO\t-\n", "tag", "-1"));
	}

	private static String tagColumn(String table, String... options) throws IOException {
		return Tables.conll(options).read(table).getFirst().metadata().get(Layout.TAG);
	}

	@Test
	void aColumnWithoutAnyTagIsReportedOnce() throws IOException {
		String problem = "table:2: column 4 holds no tags such as O or B-PER; name the tag column with tag=";
		assertEquals(List.of(problem), problems(INDEXED.repeat(30), "tag", "-1"));
		assertEquals(List.of(problem), problems(INDEXED.repeat(30), "tag", "4"));
		assertEquals(List.of("table:1: column 1 holds no tags such as O or B-PER; name the tag column with tag="),
				problems("Marie\tPER\nRome\tLOC\n"));
		assertEquals(List.of("table:2: column 1 holds no tags such as O or B-PER; name the tag column with tag="),
				problems("word\tO\nMarie\tPER\n", "header", "true"), "a name is no tag");
		assertEquals(List.of(), problems("Marie\tPER\nRome\tLOC\n", "tag", ""));
		assertEquals(List.of(), problems("# empty = yes\n"));
		assertEquals(List.of(), problems("x\tPER\n".repeat(999) + "y\tO\n"));
	}

	private static List<String> problems(String table, String... options) throws IOException {
		Tables tables = Tables.conll(options);
		tables.read(table);
		return tables.problems();
	}

	@Test
	void appendedTagsComeAfterTheLastColumn() throws IOException {
		Tables guessed = Tables.conll();
		List<Document> read = guessed.read(INDEXED);
		assertEquals(INDEXED.replace("ann\n", "ann\tS\n").replace("-\n", "-\tO\n").replaceAll("(B-\\w+)(.*)\tS", "$1$2\t$1"),
				Tables.conll("append", "true").write(read));
	}

	@Test
	void indexedTablesAreRecognised() throws IOException {
		Path file = Files.writeString(folder.resolve("a.txt"), INDEXED);
		assertEquals(60, new ConllFormat().recognises(CorpusSource.of(file)));
		Files.writeString(file, "1\tMarie\tPER\n2\tdort\tnone\n");
		assertEquals(0, new ConllFormat().recognises(CorpusSource.of(file)));
	}
}
