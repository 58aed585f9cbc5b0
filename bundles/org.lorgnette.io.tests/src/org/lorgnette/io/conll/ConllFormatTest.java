package org.lorgnette.io.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Loss;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class ConllFormatTest {

	private final Tables plain = Tables.conll();

	@Test
	void readsTokensSentencesAndEntities() throws IOException {
		Document document = plain.read("Marie\tB-PER\nCurie\tI-PER\nà\tO\nParis\tB-LOC\n\nFin\tO\n").getFirst();
		assertEquals("Marie Curie à Paris\nFin", document.text());
		assertEquals(List.of("PER Marie Curie", "LOC Paris"), Tables.entities(document));
		assertEquals(List.of("T1", "T2"), document.entities().stream().map(Entity::id).toList());
		assertEquals(List.of(new Span(0, 19), new Span(20, 23)), document.sentences().stream().map(Sentence::span).toList());
		assertEquals(Map.of("0", "Paris", "1", "B-LOC"), document.tokens().get(3).columns());
		assertEquals(List.of(), plain.problems());
		assertEquals("table", document.id());
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"a\tO\nb\tB-X\n\nc\tO\n",
			"# sent_id = 1\n# text = a b\na\tO\nb\tB-X\n\n# sent_id = 2\nc\tO\n\n",
			"\n\na\tO\n\n\n \t\nb\tO\n\t\nc\tO\n# the end\n",
			"-DOCSTART-\tO\n\na\tO\n\n-DOCSTART-\tO\n\nb\tI-X\n\n",
			"-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\n. . O O\n\n",
			"a\tO\n#\tO\n#tag\tB-X\n# mid = comment\nb\tO\n\n",
			"a   NN  O\nb NN B-X \n\n c NN\tO\n",
			"a\tI-X\nb\tI-X\nc\tB-X\nd\tE-Y\ne\tS-Y\nf\tPER\ng\t\n\n",
			"a b\tO\n\u2028c\tB-X\nd\u00A0e\tI-X\n\n",
			"a\tO\n-DOCSTART-\tO\nb\tO\n",
			"a O x\nb\nc O y\n", "a\tB-X\t\nb\tO\t\n", "#begin document (d); part 000\na\tO\nb\tO\n\n#end document\n" })
	void putsBackEveryLine(String table) throws IOException {
		assertEquals(table, plain.roundTrip(table));
	}

	@Test
	void lineEndsMarksAndWhiteSpaceDoNotChangeWhatIsRead() throws IOException {
		List<String> expected = List.of("PER Marie Curie", "LOC Paris");
		for (String table : List.of("\uFEFFMarie B-PER\r\nCurie I-PER\r\n\r\nParis B-LOC\r\n",
				"\n\n  Marie   B-PER  \nCurie\tI-PER\n \t \n\n\nParis B-LOC",
				"Marie\tB-PER \nCurie\tI-PER\n\t\nParis\tB-LOC  \n", "Marie\tB-PER\t\nCurie\tI-PER\t\n\nParis\tB-LOC\t\n")) {
			Tables tables = Tables.conll("documents", "file");
			Document document = tables.read(table).getFirst();
			assertEquals(expected, Tables.entities(document), table);
			assertEquals(2, document.sentences().size(), table);
			assertEquals(List.of(), tables.problems(), table);
		}
	}

	@Test
	void onlySpaceAndTabSeparate() throws IOException {
		Document tab = plain.read("a\u2028b\tO\n10\u00A0000\tB-NUM\n\u0085\tO\nx y\tO\n").getFirst();
		assertEquals(List.of("a\u2028b", "10\u00A0000", "\u0085", "x y"), Tables.tokens(tab));
		Document space = plain.read("a\u2028b O\n10\u00A0000 B-NUM\n").getFirst();
		assertEquals(List.of("a\u2028b", "10\u00A0000"), Tables.tokens(space));
	}

	@Test
	void emptyFilesHoldNothing() throws IOException {
		for (String table : List.of("", "\n", "\n\n \t\n", "# only = comments\n", "-DOCSTART- O\n\n", "\uFEFF")) {
			assertEquals(List.of(), plain.read(table), table);
		}
		assertEquals("", plain.write(List.of()));
	}

	@Test
	void hashTokensAreNoComments() throws IOException {
		Document tweet = plain.read("#\tO\n#Paris\tB-LOC\n# text = a b\n#lol\n1\tO\n").getFirst();
		assertEquals(List.of("#", "#Paris", "1"), Tables.tokens(tweet));
		Document spaced = plain.read("# O\n#Paris B-LOC\n# sent_id = 4\n# x = O\n1 O\n").getFirst();
		assertEquals(List.of("#", "#Paris", "1"), Tables.tokens(spaced));
		assertEquals(List.of("#lol"), Tables.tokens(Tables.conll("tag", "").read("#lol\n").getFirst()));
		assertEquals(List.of("# text = a", "b"), Tables.tokens(Tables.conll("comments", "none", "separator", "tab")
				.read("# text = a\tO\nb\tO\n").getFirst()));
		assertEquals(List.of("#a"), Tables.tokens(Tables.conll("comments", "%%").read("%% c\tO\n#a\tO\n").getFirst()));
	}

	@Test
	void optionsChooseColumns() throws IOException {
		String table = "1\tMarie\tB-PER\t-\tann\n2\tdort\tO\t-\t-\n";
		assertEquals(List.of("PER Marie"), Tables.entities(Tables.conll("token", "1", "tag", "2").read(table).getFirst()));
		assertEquals(List.of("PER Marie"), Tables.entities(Tables.conll("token", "-4", "tag", "-3").read(table).getFirst()));
		Document untagged = Tables.conll("token", "1", "tag", "").read(table).getFirst();
		assertEquals(List.of(), untagged.entities());
		assertEquals(List.of("Marie", "dort"), Tables.tokens(untagged));
		Tables named = Tables.conll("header", "true", "token", "word", "tag", "ner");
		Document document = named.read("id,word,ner\n1,Marie,B-PER\n".replace(',', '\t')).getFirst();
		assertEquals(List.of("PER Marie"), Tables.entities(document));
		assertEquals(Map.of("id", "1", "word", "Marie", "ner", "B-PER"), document.tokens().getFirst().columns());
		assertEquals(List.of("LOC Paris"), Tables.entities(Tables.conll("separator", "||").read("Paris||B-LOC\n").getFirst()));
	}

	@Test
	void wrongColumnsAreErrorsThatSayWhatIsThere() {
		assertMessage("table:3: has 2 columns, but the tag column is 3; expected one of 0 to 1 or -2 to -1",
				Tables.conll("tag", "3"), "\n\nMarie\tB-PER\n");
		assertMessage("table:1: has 2 columns, but the token column is -3; expected one of 0 to 1 or -2 to -1",
				Tables.conll("token", "-3"), "Marie\tB-PER\n");
		assertMessage("table:1: tokens and tags would both be column 0 of 1; expected two columns "
				+ "(set tag to nothing if the file has no tags)", plain, "Marie\ndort\n");
		assertMessage("table:1: no column is named 'ne'; did you mean 'ner'?",
				Tables.conll("header", "true", "tag", "ne"), "word\tner\nMarie\tO\n");
		StringBuilder words = new StringBuilder();
		for (int i = 0; i < 30; i++) {
			words.append("word").append(i).append("\tO\n");
		}
		assertMessage("table:1: column 0 does not hold tags: 'word0', 'word1'; expected O, B-..., I-... or the like",
				Tables.conll("token", "1", "tag", "0"), words.toString());
		assertThrows(IllegalArgumentException.class, () -> Tables.conll("tag", "ner").read("a\tO\n"));
		assertThrows(IllegalArgumentException.class, () -> Tables.conll("scheme", "iob3").read("a\tO\n"));
		assertThrows(IllegalArgumentException.class, () -> Tables.conll("documents", "page").read("a\tO\n"));
	}

	private static void assertMessage(String message, Tables tables, String table) {
		assertEquals(message, assertThrows(CorpusException.class, () -> tables.read(table)).getMessage());
	}

	@Test
	void damagedRowsAreKeptAndReported() throws IOException {
		String table = "Marie\tB-PER\nCurie\nà\tO\tO\n\tO\nParis\tLOC\nLyon\tB-LOC\n";
		Document document = plain.read(table).getFirst();
		assertEquals(List.of("Marie", "Curie", "à", "_", "Paris", "Lyon"), Tables.tokens(document));
		assertEquals(List.of("PER Marie", "LOC Lyon"), Tables.entities(document));
		assertEquals(List.of("table:2: row has 1 column but no tag; expected 2 columns; read as O",
				"table:3: row has 3 columns; expected 2", "table:4: row has no token; '_' stands for it",
				"table:5: 'LOC' is no tag; expected O, B-TYPE, I-TYPE or the like; read as O"), plain.problems());
		assertEquals(table, plain.write(List.of(document)));
		assertEquals(6, Tables.conll("append", "true").write(List.of(document)).lines().count());
	}

	@Test
	void spacedRowsWithoutTokenOrTag() throws IOException {
		Document document = plain.read("Marie B-PER\n O\nParis\nNew York B-LOC\na O\nb O\n").getFirst();
		assertEquals(List.of("Marie", "_", "Paris", "New", "a", "b"), Tables.tokens(document));
		assertEquals(List.of("PER Marie", "LOC New"), Tables.entities(document));
		assertEquals(3, plain.problems().size(), plain.problems().toString());
	}

	@Test
	void bareTypesAreTagsWhereAllTagsAreBare() throws IOException {
		Document document = plain.read("Marie\tPER\nCurie\tPER\nà\tO\nParis\tLOC\n").getFirst();
		assertEquals(List.of("PER Marie Curie", "LOC Paris"), Tables.entities(document));
		assertEquals(List.of(), plain.problems());
	}

	@Test
	void schemeIsCheckedWhenNamed() throws IOException {
		Tables checked = Tables.conll("scheme", "iob2");
		checked.read("a\tI-X\nb\tO\n\nc\tB-X\nd\tI-Y\n");
		assertEquals(List.of("table:1: breaks iob2: missing begin at 'I-X'", "table:5: breaks iob2: type change at 'I-Y'"),
				checked.problems());
	}

	@Test
	void documentsAreWhatTheOptionSays() throws IOException {
		String marked = "-DOCSTART- O\n\na O\n\nb O\n\n# newdoc id = x y\nc O\n\n-DOCSTART- O\n\nd O\n";
		assertEquals(List.of("table-1", "x y", "table-3"), ids("auto", marked));
		assertEquals(List.of("table-1", "x y", "table-3"), ids("docstart", marked));
		assertEquals(List.of("table"), ids("file", marked));
		assertEquals(List.of("table"), ids("blocks", marked));
		assertEquals(List.of("table-1", "table-2", "table-3", "table-4"), ids("sentence", marked));
		assertEquals(List.of("table-1", "table-2", "table-3"), ids("auto", "a O\n\n".repeat(201)));
		assertEquals(List.of("table"), ids("auto", "a O\n\n".repeat(100)));
		assertEquals(List.of("d", "d-2"), ids("auto", "# newdoc id = d\na O\n# newdoc id = d\nb O\n"));
	}

	private static List<String> ids(String documents, String table) throws IOException {
		Tables tables = Tables.conll("documents", documents);
		List<Document> read = tables.read(table);
		assertEquals(table, tables.write(read));
		return read.stream().map(Document::id).toList();
	}

	@Test
	void longSentencesAreCutOutsideEntitiesAndJoinedAgain() throws IOException {
		StringBuilder table = new StringBuilder();
		for (int i = 0; i < 5_000; i++) {
			boolean entity = i % 1_000 > 900 || i % 1_000 < 50;
			table.append(i % 700 == 699 ? "." : "w" + i).append(' ').append(entity ? "I-X" : "O").append('\n');
		}
		List<Document> documents = plain.read(table.toString());
		assertEquals(1, documents.size());
		Document document = documents.getFirst();
		assertEquals(List.of(50, 149, 149, 149, 149, 99),
				document.entities().stream().map(entity -> entity.text(document.text()).split("\\s").length).toList());
		assertTrue(document.sentences().size() >= 5);
		assertEquals(700, document.sentences().getFirst().tokenCount());
		assertTrue(document.sentences().stream().allMatch(sentence -> sentence.tokenCount() <= 1_150));
		assertEquals(1, plain.problems().size());
		assertEquals(table.toString(), plain.write(documents));
		Tables bioes = Tables.conll("scheme", "bioes");
		assertEquals(document.entities(), plain.read(bioes.write(documents)).getFirst().entities());
	}

	@Test
	void appendAddsOneColumnToEveryRow() throws IOException {
		String table = "-DOCSTART- -X- O\n\n# text = Marie Curie\nMarie NNP B-PER\nCurie NNP I-PER\n \n. . O\n";
		Document gold = plain.read(table).getFirst();
		Document predicted = gold.toBuilder().entities(List.of(new Entity("p", "ORG", new Span(6, 11)))).build();
		assertEquals("-DOCSTART- -X- O O\n\n# text = Marie Curie\nMarie NNP B-PER O\nCurie NNP I-PER B-ORG\n \n. . O O\n",
				Tables.conll("append", "true").write(List.of(predicted)));
		assertEquals("word\tner\tPREDICTED\nMarie\tO\tO\n", Tables.conll("header", "true", "append", "true")
				.roundTrip("word\tner\nMarie\tO\n"));
	}

	@Test
	void changedEntitiesChangeTheirRowsOnly() throws IOException {
		Document document = plain.read("a\tI-X\nb\tO\n\nc\tI-Y\nd\tO\n").getFirst();
		Document changed = document.toBuilder()
				.entities(List.of(document.entities().getFirst(), new Entity("n", "Z", new Span(4, 7)))).build();
		assertEquals("a\tI-X\nb\tO\n\nc\tB-Z\nd\tI-Z\n", plain.write(List.of(changed)));
		assertEquals("a\tS-X\nb\tO\n\nc\tB-Z\nd\tE-Z\n", Tables.conll("scheme", "bioes").write(List.of(changed)));
	}

	@Test
	void documentsFromElsewhereAreTokenizedAtEntityBorders() throws IOException {
		String text = "L'Assemblée vote. Le G7-Sommet commence à Nice.";
		Document document = Document.builder("d", text).entities(List.of(new Entity("T1", "ORG", new Span(2, 11)),
				new Entity("T2", "ORG", new Span(21, 23)), new Entity("T3", "LOC", new Span(42, 46)),
				new Entity("T4", "X", List.of(new Span(18, 20), new Span(42, 46)), Map.of("a", "b"))))
				.relations(List.of(new Relation("R1", "in", "T1", "T3"))).build();
		String table = plain.write(List.of(document));
		assertEquals("-DOCSTART-\tO\n\nL'\tO\nAssemblée\tB-ORG\nvote\tO\n.\tO\n\nLe\tB-X\nG7\tI-X\n-\tI-X\nSommet\tI-X\n"
				+ "commence\tI-X\nà\tI-X\nNice\tI-X\n.\tO\n\n", table);
		assertEquals(List.of("attribute", "relation", "discontinuous entity", "nested entity", "nested entity"),
				plain.losses().stream().map(Loss::kind).toList());
	}

	@Test
	void separatorsInTokensAndEmptyTextsAreLossesNotBrokenRows() throws IOException {
		Document spaced = Document.builder("d", "10 000 euros").tokens(List.of(new Token(0, 6),
				new Token(7, 12))).build();
		assertEquals("-DOCSTART- O\n\n10_000 O\neuros O\n\n", Tables.conll("separator", "space").write(List.of(spaced)));
		assertEquals("", plain.write(List.of(Document.builder("e", " \n").build())));
	}

	@Test
	void encodingAndLanguageAreOptions() throws IOException {
		byte[] latin = "Hélène\tB-PER\n".getBytes(StandardCharsets.ISO_8859_1);
		CorpusException refused = assertThrows(CorpusException.class,
				() -> plain.read(CorpusSource.of("latin", new ByteArrayInputStream(latin))));
		assertTrue(refused.getMessage().startsWith("latin:1: is not valid UTF-8"), refused.getMessage());
		Document read = Tables.conll("encoding", "ISO-8859-1", "language", "fr")
				.read(CorpusSource.of("latin", new ByteArrayInputStream(latin))).getFirst();
		assertEquals(List.of("PER Hélène"), Tables.entities(read));
		assertEquals(Optional.of("fr"), read.language());
	}
}
