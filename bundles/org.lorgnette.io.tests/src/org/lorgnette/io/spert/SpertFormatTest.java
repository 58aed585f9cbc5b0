package org.lorgnette.io.spert;

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
import org.lorgnette.model.Token;

import com.google.gson.JsonParser;

class SpertFormatTest {

	private static final String SMALL = """
			[{"tokens": ["Ana", "", "dirige", "Caf\u00E9 Nord"], "pos": ["X", "Y"], "orig_id": 12,
			  "entities": [{"type": "Org", "start": 3, "end": 4, "p": 0.50}, {"type": "Peop", "start": 0, "end": 2},
			   {"type": "Gap", "start": 1, "end": 2}],
			  "relations": [{"type": "Work_For", "head": 1, "tail": 0}]},
			 {"tokens": [], "entities": [], "relations": []}]""";

	@Test
	void entriesComeBackAsTheyAre() throws IOException {
		List<Instance> read = RoundTrips.read(new SpertFormat(), SMALL);
		Document first = (Document) read.getFirst();
		assertEquals(List.of("12", "1"), read.stream().map(Instance::id).toList());
		assertEquals("Caf\u00E9 Nord", first.entities().getFirst().text(first.text()));
		assertEquals("T2", first.relations().getFirst().head().target());
		List<Loss> losses = new ArrayList<>();
		assertEquals(JsonParser.parseString(SMALL),
				JsonParser.parseString(RoundTrips.write(new SpertFormat(), read, Map.of(), losses)));
		assertEquals(List.of(), losses);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"\"end\": 4|\"end\": 5|the 4 tokens, got 3 and 5", "\"end\": 4|\"end\": 3|got 3 and 3",
			"\"start\": 0|\"start\": -1|got -1 and 2", "\"tail\": 0|\"tail\": 3|one of the 3 entities, got 3",
			"\"tail\": 0|\"tail\": -1|got -1", "\"Ana\"|7|expected a string, got a number at $[0].tokens[0]",
			"\"tokens\": []|\"tags\": []|the key 'tokens' is missing"})
	void whatDoesNotFitIsOneError(String good, String bad, String message) {
		CorpusException error = assertThrows(CorpusException.class,
				() -> RoundTrips.read(new SpertFormat(), SMALL.replace(good, bad)));
		assertTrue(error.getMessage().contains(message), error.getMessage());
	}

	@Test
	void tagsAreReadAsEntities() throws IOException {
		Document document = (Document) RoundTrips.read(new SpertFormat(), """
				[{"tokens": ["a", "b", "c"], "tags": ["B-X", "L-X", "U-Y"], "relations": [{"type": "r", "head": 0, "tail": 1}]}]""")
				.getFirst();
		assertEquals(List.of(new Entity("T1", "X", new Span(0, 3)), new Entity("T2", "Y", new Span(4, 5))), document.entities());
		CorpusException error = assertThrows(CorpusException.class,
				() -> RoundTrips.read(new SpertFormat(), "[{\"tokens\": [\"a\"], \"tags\": []}]"));
		assertTrue(error.getMessage().contains("one tag for each of the 1 tokens, got 0"), error.getMessage());
	}

	@Test
	void sentencesBecomeEntriesAndWhatCrossesThemIsLost() throws IOException {
		Document document = Document.builder("d", "Ana lit. Il dort.")
				.tokens(List.of(new Token(0, 3), new Token(4, 7), new Token(7, 8), new Token(9, 11), new Token(12, 16), new Token(16, 17)))
				.sentences(List.of(new Sentence(new Span(0, 8), 0, 3), new Sentence(new Span(9, 17), 3, 6)))
				.entities(List.of(new Entity("a", "P", new Span(0, 3)), new Entity("b", "P", new Span(9, 11)),
						new Entity("c", "V", new Span(13, 16)), new Entity("d", "S", new Span(4, 11)),
						new Entity("e", "W", List.of(new Span(9, 11), new Span(12, 16)), Map.of())))
				.relations(List.of(new Relation("r", "same", "a", "b"), new Relation("s", "does", "b", "c"))).build();
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(new SpertFormat(), List.of(document), Map.of(), losses);
		assertEquals(JsonParser.parseString("""
				[{"tokens": ["Ana", "lit", "."], "entities": [{"type": "P", "start": 0, "end": 1}], "relations": [], "orig_id": "d#0"},
				 {"tokens": ["Il", "dort", "."], "entities": [{"type": "P", "start": 0, "end": 1},
				  {"type": "V", "start": 1, "end": 2}, {"type": "W", "start": 0, "end": 2}],
				  "relations": [{"type": "does", "head": 0, "tail": 1}], "orig_id": "d#1"}]"""), JsonParser.parseString(written));
		assertEquals(List.of("white space", "partial token", "entity", "discontinuous entity", "relation"),
				losses.stream().map(Loss::kind).toList());
	}
}
