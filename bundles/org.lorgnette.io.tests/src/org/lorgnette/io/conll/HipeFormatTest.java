package org.lorgnette.io.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

class HipeFormatTest {

	private static final String TABLE = """
			TOKEN	NE-COARSE-LIT	NE-FINE-LIT	MISC
			# hipe2022:language = fr
			# hipe2022:document_id = page_1
			L	O	O	NoSpaceAfter
			’	O	O	NoSpaceAfter
			Ajax	B-work	B-work.primlit	LED0.00
			de	I-work	I-work.primlit	EndOfLine
			Sophocle	B-pers	O	NoSpaceAfter
			.	O	O	EndOfSentence|LED0.00
			#	O	O	_
			Fin	_	O	_

			# hipe2022:document_id = page_2
			Hyères	B-loc	B-loc	_

			""";

	private final Tables tables = new Tables(new HipeFormat(), Map.of());

	@Test
	void marksMakeTextAndSentences() throws IOException {
		List<Document> documents = tables.read(TABLE);
		assertEquals(List.of("page_1", "page_2"), documents.stream().map(Document::id).toList());
		Document first = documents.getFirst();
		assertEquals("L’Ajax de\nSophocle.\n# Fin", first.text());
		assertEquals(List.of("L’Ajax de\nSophocle.", "# Fin"),
				first.sentences().stream().map(Sentence::span).map(span -> span.of(first.text())).toList());
		assertEquals(List.of("work Ajax de", "pers Sophocle"), Tables.entities(first));
		assertEquals(Optional.of("fr"), first.language());
		assertEquals("page_1", first.metadata().get("hipe2022:document_id"));
		assertEquals("LED0.00", first.tokens().get(2).columns().get("MISC"));
		assertEquals(List.of(), tables.problems());
		assertEquals(TABLE, tables.write(documents));
	}

	@Test
	void otherColumnsByName() throws IOException {
		assertEquals(List.of("work.primlit Ajax de"),
				Tables.entities(new Tables(new HipeFormat(), Map.of("tag", "NE-FINE-LIT")).read(TABLE).getFirst()));
		CorpusException wrong = assertThrows(CorpusException.class,
				() -> new Tables(new HipeFormat(), Map.of("tag", "NE-FINE-LIST")).read(TABLE));
		assertTrue(wrong.getMessage().contains("did you mean 'NE-FINE-LIT'"), wrong.getMessage());
	}

	@Test
	void documentsFromElsewhereBecomeTablesThatReadBackTheSame() throws IOException {
		Document document = Document.builder("d 1", "L'Ajax est à Paris. Il dort (bien).").language(Optional.of("fr"))
				.entities(List.of(new Entity("T1", "work", new Span(2, 6)), new Entity("T2", "loc", new Span(13, 18)))).build();
		String table = tables.write(List.of(document));
		Document read = tables.read(table).getFirst();
		assertEquals("d_1", read.id());
		assertEquals("L'Ajax est à Paris.\nIl dort (bien).", read.text());
		assertEquals(document.entities(), read.entities());
		assertEquals(2, read.sentences().size());
		assertEquals("-DOCSTART-\tO\n\nL'\tO\nAjax\tB-work\nest\tO\nà\tO\nParis\tB-loc\n.\tO\n\nIl\tO\ndort\tO\n(\tO\nbien\tO\n)\tO\n.\tO\n\n",
				Tables.conll().write(List.of(read)));
	}
}
