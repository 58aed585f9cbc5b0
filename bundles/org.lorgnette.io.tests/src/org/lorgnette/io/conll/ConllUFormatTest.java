package org.lorgnette.io.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class ConllUFormatTest {

	private static final String TABLE = """
			# newdoc id = d1
			# sent_id = s1
			# text = Il vient du Mans (Sarthe).
			0.1	E	_	_	_	_	_	_	_	_
			1	Il	il	PRON	_	_	2	nsubj	_	_
			2	vient	venir	VERB	_	_	0	root	_	_
			2.1	vide	_	_	_	_	_	_	2:dep	_
			3-4	du	_	_	_	_	_	_	_	_
			3	de	de	ADP	_	_	5	case	_	_
			3.1	elidé	_	_	_	_	_	_	2:dep	_
			4	le	le	DET	_	_	5	det	_	ner=B-LOC
			5	Mans	Mans	PROPN	_	_	2	obl	_	ner=I-LOC
			6	(	(	PUNCT	_	_	7	punct	_	SpaceAfter=No
			7	Sarthe	Sarthe	PROPN	_	_	5	appos	_	SpaceAfter=No|ner=B-LOC
			8	)	)	PUNCT	_	_	7	punct	_	SpaceAfter=No
			9	.	.	PUNCT	_	_	2	punct	_	_

			# newpar
			# text = 10 000  fois
			1	10 000	10000	NUM	_	_	2	nummod	_	_
			2	fois	fois	NOUN	_	_	0	root	_	_

			# newdoc id = d2
			1-2	au	_	_	_	_	_	_	_	_
			1	à	à	ADP	_	_	0	root	_	_
			2	le	le	DET	_	_	1	det	_	_

			""";

	private final Tables tables = new Tables(new ConllUFormat(), Map.of());

	@Test
	void surfaceWordsAreTokens() throws IOException {
		List<Document> documents = tables.read(TABLE);
		assertEquals(List.of("d1", "d2"), documents.stream().map(Document::id).toList());
		Document first = documents.getFirst();
		assertEquals("Il vient du Mans (Sarthe).\n10 000  fois", first.text());
		assertEquals(List.of("Il", "vient", "du", "Mans", "(", "Sarthe", ")", ".", "10 000", "fois"), Tables.tokens(first));
		assertEquals(List.of("LOC du Mans", "LOC Sarthe"), Tables.entities(first));
		assertEquals("s1", first.sentences().getFirst().metadata().get("sent_id"));
		assertEquals("PRON", first.tokens().getFirst().columns().get("UPOS"));
		assertEquals(3, first.tokens().get(2).columns().get("PARTS").lines().count());
		assertEquals(List.of(), tables.problems());
		assertEquals(TABLE, tables.write(documents));
	}

	@Test
	void changedEntitiesChangeMiscOnly() throws IOException {
		List<Document> documents = tables.read(TABLE);
		Document changed = documents.getFirst().toBuilder()
				.entities(List.of(new Entity("T1", "CITY", new Span(9, 16)), new Entity("T2", "X", new Span(0, 2)))).build();
		String expected = TABLE.replace("3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_", "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\tner=B-CITY")
				.replace("det\t_\tner=B-LOC", "det\t_\t_").replace("ner=I-LOC", "ner=I-CITY").replace("|ner=B-LOC", "")
				.replace("nsubj\t_\t_", "nsubj\t_\tner=B-X");
		assertEquals(expected, tables.write(List.of(changed, documents.get(1))));
	}

	@Test
	void textThatDisagreesIsRebuiltAndReported() throws IOException {
		String row = "\t_\t_\t_\t_\t_\t_\t_\t";
		Document document = tables.read("# text = Le chat dort.\n1\tLe" + row + "_\n2\tchien" + row + "SpaceAfter=No\n3\t." + row + "_\n"
				+ "1\tFin" + row + "_\nx\ty\n").getFirst();
		assertEquals("Le chien.\nFin y", document.text());
		assertEquals(List.of("table:3: 'chien' is not what the comment text says here ('chat dort.'); the text is rebuilt from words",
				"table:5: word ids start again without a blank line; read as a new sentence",
				"table:6: row has 2 columns; expected 10"), tables.problems().stream().sorted().toList());
	}

	@Test
	void columnsOfConllUPlus() throws IOException {
		Tables plus = new Tables(new ConllUFormat(), Map.of("tag", "NER"));
		String table = "# global.columns = ID FORM NER\n1\tMarie\tB-PER\n2\tdort\tO\n\n";
		Document document = plus.read(table).getFirst();
		assertEquals(List.of("PER Marie"), Tables.entities(document));
		assertEquals(table.replace("B-PER", "O"), plus.write(List.of(document.toBuilder().entities(List.of()).build())));
	}

	@Test
	void documentsFromElsewhereReadBackTheSame() throws IOException {
		Document document = Document.builder("d", "Aujourd'hui, l'ONU siège à Genève.")
				.entities(List.of(new Entity("T1", "ORG", new Span(15, 18)), new Entity("T2", "LOC", new Span(27, 33)))).build();
		Document read = tables.read(tables.write(List.of(document))).getFirst();
		assertEquals(document.text(), read.text());
		assertEquals(document.entities(), read.entities());
		assertEquals("d", read.id());
	}
}
