package org.lorgnette.io.docred;

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
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

import com.google.gson.JsonParser;

class DocRedFormatTest {

	private static final String SMALL = """
			[{"title": "Ana", "sents": [["Ana", "Roy", "."], [], ["She", "left", "Lyon", "."]],
			  "vertexSet": [[{"name": "Ana  Roy", "sent_id": 0, "pos": [0, 2], "type": "PER", "index": "0_0"},
			    {"name": "She", "sent_id": 2, "pos": [0, 1], "type": "PER"}],
			   [{"name": "Lyon", "sent_id": 2, "pos": [2, 3], "type": "LOC"}], []],
			  "labels": [{"r": "P19", "h": 0, "t": 1, "evidence": [0, 2]}], "lang": "en"},
			 {"title": "Vide", "sents": [], "vertexSet": []}]""";

	@Test
	void clustersAreChainsAndLabelsRelationsOfFirstMentions() throws IOException {
		List<Instance> read = RoundTrips.read(new DocRedFormat(), SMALL);
		Document first = (Document) read.getFirst();
		assertEquals("Ana Roy .\n\nShe left Lyon .", first.text());
		assertEquals(new Chain("C0", "PER", List.of("T1", "T2")), first.chains().getFirst());
		assertEquals(List.of("T1", "T3"),
				List.of(first.relations().getFirst().head().target(), first.relations().getFirst().tail().target()));
		assertEquals("[0,2]", first.relations().getFirst().attributes().get("evidence"));
		assertEquals(new Span(20, 24), first.entities().get(2).span());
		List<Loss> losses = new ArrayList<>();
		assertEquals(JsonParser.parseString(SMALL),
				JsonParser.parseString(RoundTrips.write(new DocRedFormat(), read, Map.of(), losses)));
		assertEquals(List.of(), losses);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"\"pos\": [2, 3]|\"pos\": [2, 5]|within the 4 tokens of sentence 2, got [2,5]",
			"\"pos\": [2, 3]|\"pos\": [2]|got [2]",
			"\"sent_id\": 2, \"pos\": [2|\"sent_id\": 3, \"pos\": [2|3 sentences as sent_id, got 3",
			"\"t\": 1|\"t\": 2|one of the 3 vertices, one with a mention, got 2", "\"h\": 0|\"h\": -1|got -1",
			"\"title\": \"Vide\", |''|the key 'title' is missing"})
	void whatDoesNotFitIsOneError(String good, String bad, String message) {
		assertTrue(SMALL.contains(good));
		CorpusException error = assertThrows(CorpusException.class,
				() -> RoundTrips.read(new DocRedFormat(), SMALL.replace(good, bad)));
		assertTrue(error.getMessage().contains(message), error.getMessage());
	}

	@Test
	void singleEntitiesBecomeVerticesAndInnerMentionsAreLostFromRelations() throws IOException {
		Document document = Document.builder("d", "Ana , she , Lyon")
				.entities(List.of(new Entity("a", "PER", new Span(0, 3)), new Entity("b", "PER", new Span(6, 9)),
						new Entity("c", "LOC", new Span(12, 16))))
				.chains(List.of(new Chain("x", "PER", List.of("a", "b")))).relations(List.of(new Relation("r", "in", "b", "c"))).build();
		List<Loss> losses = new ArrayList<>();
		Document back = (Document) RoundTrips
				.read(new DocRedFormat(), RoundTrips.write(new DocRedFormat(), List.of(document), Map.of(), losses)).getFirst();
		assertEquals(List.of(List.of("T1", "T2"), List.of("T3")), back.chains().stream().map(Chain::members).toList());
		assertEquals(List.of("mention of relation"), losses.stream().map(Loss::kind).toList());
		assertEquals("T1", back.relations().getFirst().head().target());
	}

	@Test
	void aTitleThatOccursAgainGetsAnIdOfItsOwn() throws IOException {
		List<Instance> read = RoundTrips.read(new DocRedFormat(), SMALL.replace("Vide", "Ana"));
		assertEquals(List.of("Ana", "Ana~2"), read.stream().map(Instance::id).toList());
		assertEquals(JsonParser.parseString(SMALL.replace("Vide", "Ana")),
				JsonParser.parseString(RoundTrips.write(new DocRedFormat(), read, Map.of(), new ArrayList<>())));
	}
}
