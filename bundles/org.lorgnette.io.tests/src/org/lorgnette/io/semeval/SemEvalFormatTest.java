package org.lorgnette.io.semeval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Loss;
import org.lorgnette.io.json.RoundTrips;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

class SemEvalFormatTest {

	private static final String SMALL = """
			1\t"The <e1>storm</e1> broke the \uD83D\uDE00 <e2>mast</e2>."
			Cause-Effect(e1,e2)
			Comment: caf\u00E9

			2\t""Yes," said the <e1><e2>cook</e2></e1>."
			Other

			3\t"The <e1>sail</e1> of the <e2>boat</e2>"
			Component-Whole(e2,e1)
			Comment:

			4\t"A <e1>test</e1> <e2>item</e2>."

			""";

	@Test
	void labelsSayTheDirection() throws IOException {
		List<Instance> read = RoundTrips.read(new SemEvalFormat(), SMALL.replace("\n", "\r\n"));
		assertEquals(4, read.size());
		Document first = (Document) read.getFirst();
		assertEquals("The storm broke the \uD83D\uDE00 mast.", first.text());
		assertEquals("mast", first.entities().get(1).text(first.text()));
		assertEquals("caf\u00E9", first.metadata().get("comment"));
		assertEquals(new Relation("R1", "Cause-Effect", "e1", "e2"), first.relations().getFirst());
		assertTrue(((Document) read.get(1)).relations().getFirst().symmetric());
		assertEquals(new Relation("R1", "Component-Whole", "e2", "e1"), ((Document) read.get(2)).relations().getFirst());
		assertEquals(List.of(), ((Document) read.get(3)).relations());
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(new SemEvalFormat(), read, Map.of(), losses);
		assertEquals(List.of(), losses);
		assertEquals(read, RoundTrips.read(new SemEvalFormat(), written));
		assertEquals(SMALL.replace("<e1><e2>cook</e2></e1>", ""), written.replaceAll("(<e[12]>){2}cook(</e[12]>){2}", ""));
	}

	@Test
	void testFilesNeedNoBlankLines() throws IOException {
		List<Instance> read = RoundTrips.read(new SemEvalFormat(), "8\t\"<e1>a</e1> <e2>b</e2>\"\n9 \"<e1>c</e1> <e2>d</e2>\"");
		assertEquals(List.of("8", "9"), read.stream().map(Instance::id).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"(e1,e2)|(e1,e3)|:2: expected a label",
			"</e2>.\"|</e2>.|:1: expected a number and a sentence",
			"<e2>mast|mast|:1: expected the mark <e2> once", "<e1>storm</e1>|</e1>storm<e1>|:1: a mark closes before it opens",
			"Comment: caf|Remark: caf|:3: expected a comment or a blank line", "The <e1>|The <e1><e1>|more than once"})
	void whatDoesNotFitIsOneError(String good, String bad, String message) {
		assertTrue(SMALL.contains(good));
		CorpusException error = assertThrows(CorpusException.class,
				() -> RoundTrips.read(new SemEvalFormat(), SMALL.replaceFirst(java.util.regex.Pattern.quote(good), bad)));
		assertTrue(error.getMessage().contains(message), error.getMessage());
	}

	@Test
	void eachRelationIsAnItemOfItsSentence() throws IOException {
		Document document = Document.builder("x", "A b c.\nD e.")
				.sentences(List.of(new Sentence(new Span(0, 6), 0, 0), new Sentence(new Span(7, 11), 0, 0)))
				.entities(List.of(new Entity("a", "N", new Span(0, 1)), new Entity("b", "N", new Span(2, 3)),
						new Entity("d", "N", new Span(7, 8))))
				.relations(List.of(new Relation("r", "In", "b", "a"), new Relation("s", "Is a", "a", "d"))).build();
		List<Loss> losses = new ArrayList<>();
		assertEquals("1\t\"<e1>A</e1> <e2>b</e2> c.\"\nIn(e2,e1)\n\n2\t\"<e1>A</e1> b c. <e2>D</e2> e.\"\nIs_a(e1,e2)\n\n",
				RoundTrips.write(new SemEvalFormat(), List.of(document), Map.of(), losses));
		assertEquals(5, losses.size(), losses::toString);
	}

	@Test
	void keysAreReadInOrder() throws IOException {
		assertEquals(List.of(new SemEvalKeys.Key("2", "Other"), new SemEvalKeys.Key("1", "Cause-Effect(e1,e2)")),
				SemEvalKeys.read(RoundTrips.source("2\tOther\r\n1\tCause-Effect(e1,e2)\n")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"'1\tOther\n1\tOther'|2: id 1 occurs twice, first on line 1",
			"1 Other|1: expected a number, a tab and a label such as Cause-Effect(e1,e2) or Other, got '1 Other'",
			"'\n-1\tOther'|2: expected a number, a tab and a label such as Cause-Effect(e1,e2) or Other, got '-1 Other'"})
	void keysThatDoNotFitAreOneError(String text, String message) {
		CorpusException error = assertThrows(CorpusException.class, () -> SemEvalKeys.read(RoundTrips.source(text)));
		assertEquals("test.json:" + message, error.getMessage());
	}
}
