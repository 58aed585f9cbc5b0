package org.lorgnette.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.knowledge.Graphs.Found;
import org.lorgnette.model.Document;
import org.lorgnette.model.text.CodePoints;

class KnowledgeStoreTest {

	@TempDir
	private Path folder;

	private static QueryResult query(KnowledgeStore store, String sparql) throws IOException {
		return store.query(sparql, QueryLimits.DEFAULT, Cancellation.NONE);
	}

	private static QueryException.Reason refused(KnowledgeStore store, String sparql) {
		return assertThrows(QueryException.class, () -> query(store, sparql)).reason();
	}

	@Test
	void everyRelationLeadsToItsPlaceInTheText() throws IOException {
		String text = Graphs.lives().getFirst().document().text();
		try (KnowledgeStore store = Graphs.lives(folder, false)) {
			QueryResult result = query(store, """
					SELECT ?exact ?begin ?end ?start ?stop ?passage ?engine ?score ?agent WHERE {
					?statement rdf:predicate rel:bornIn ; rdf:subject/rdfs:label "Clara Holt"@en ; lg:objectMention ?place ; lg:passage ?p ;
					lg:score ?score ; prov:wasGeneratedBy ?run . ?run lg:engine ?engine ; prov:wasAssociatedWith/rdfs:label ?agent .
					?place lg:begin ?begin ; lg:end ?end ; oa:hasSelector ?position, ?quote . ?position oa:start ?start ; oa:end ?stop .
					?quote oa:exact ?exact . ?p oa:hasSelector/oa:exact ?passage }""");
			assertEquals(1, result.rows().size());
			Map<String, Cell> row = result.rows().getFirst();
			int begin = Integer.parseInt(row.get("begin").text());
			int end = Integer.parseInt(row.get("end").text());
			assertEquals("Salzburg", text.substring(begin, end));
			assertEquals("Salzburg", row.get("exact").text());
			CodePoints points = new CodePoints(text);
			assertEquals(points.toCodePoints(begin), Integer.parseInt(row.get("start").text()));
			assertEquals(points.toCodePoints(end), Integer.parseInt(row.get("stop").text()));
			assertEquals(begin - 1, Integer.parseInt(row.get("start").text()));
			assertEquals("\ud83c\udfb5 Clara Holt was born in Salzburg on 3 May 1901.", row.get("passage").text());
			assertEquals(List.of("rules", "relation-rules", "0.9"),
					List.of(row.get("engine").text(), row.get("agent").text(), row.get("score").text()));
		}
	}

	@Test
	void namesAreOneNodeInADocumentAndInAllOnlyIfAsked() throws IOException {
		String places = "SELECT DISTINCT ?o WHERE { ?s lg:name \"clara holt\" ; rel:bornIn ?o }";
		String nodes = "SELECT DISTINCT ?s WHERE { ?s lg:name \"clara holt\" }";
		try (KnowledgeStore apart = Graphs.lives(folder, false)) {
			assertEquals(2, query(apart, nodes).rows().size());
			assertEquals(2, query(apart, places).rows().size());
			// Both mentions of the first document are one node: born in one sentence, married in another.
			assertTrue(query(apart, "ASK { ?s rel:bornIn ?a ; rel:spouseOf ?b }").truth().orElseThrow());
		}
		try (KnowledgeStore merged = Graphs.lives(folder, true)) {
			assertEquals(1, query(merged, nodes).rows().size());
		}
	}

	@Test
	void anyTextSurvives() throws IOException {
		String name = "\"\"\"\\ <x> {y} '''\t\ud83d\ude00 \u05d0\u05d1 | ^ \u0001";
		String text = "a\r\n" + name + " b \ud800 c";
		Document document = Document.builder("d \"<>\\ \u00e9\ud800#?/%", text).language(Optional.of("no tag")).build();
		Found found = new Found(document, List.of(Graphs.entity(text, "e1", "T <\"> \u00e9", name, 0),
				Graphs.entity(text, "e2", "LOC", "b \ud800", 0),
				Graphs.relation("r1", "is <in> \"\n", "e1", "e2", 1)));
		try (KnowledgeStore store = Graphs.store(folder, List.of(found), GraphOptions.DEFAULT)) {
			Map<String, Cell> row = query(store, "SELECT ?s ?o ?l ?i WHERE { ?r a lg:Relation ; lg:subjectMention/oa:hasSelector/oa:exact ?s ;"
					+ " lg:objectMention/oa:hasSelector/oa:exact ?o ; rdf:predicate/rdfs:label ?l ; prov:wasDerivedFrom/dcterms:identifier ?i }")
					.rows().getFirst();
			assertEquals(List.of(name, "b \ufffd", "is <in> \"\n", "d \"<>\\ \u00e9\ufffd#?/%"),
					List.of(row.get("s").text(), row.get("o").text(), row.get("l").text(), row.get("i").text()));
		}
	}

	@Test
	void irisStayTheSameAndDifferentThingsDifferentOnes() {
		assertEquals("a%20b%2F%C3%A9%F0%9F%98%80~", Names.encode("a b/\u00e9\ud83d\ude00~"));
		assertFalse(Names.encode("\ud800").equals(Names.encode("\ufffd")) || Names.encode("\ud800")
				.equals(Names.encode("\udc00")));
		assertEquals(Graphs.turtle(Graphs.lives(), GraphOptions.DEFAULT), Graphs.turtle(Graphs.lives(), GraphOptions.DEFAULT));
		assertThrows(IllegalArgumentException.class, () -> new GraphOptions("no iri", false));
		assertThrows(IllegalArgumentException.class, () -> new GraphOptions("http://x/> <y", false));
	}

	@Test
	void queriesStayInTheGraph() throws IOException {
		try (KnowledgeStore store = Graphs.lives(folder, false)) {
			long before = store.statements();
			assertEquals(QueryException.Reason.REFUSED, refused(store,
					"SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }"));
			assertEquals(QueryException.Reason.REFUSED,
					refused(store, "SELECT * WHERE { ?s ?p ?o FILTER NOT EXISTS { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } } }"));
			assertEquals(QueryException.Reason.REFUSED,
					refused(store, "SELECT * WHERE { { SELECT ?s WHERE { OPTIONAL { SERVICE ?s { ?s ?p ?o } } } } }"));
			for (String update : List.of("LOAD <http://localhost:1/x.ttl>", "DELETE WHERE { ?s ?p ?o }",
					"INSERT DATA { <a:b> <a:c> 1 }", "CLEAR ALL",
					"DROP ALL")) {
				assertEquals(QueryException.Reason.REFUSED, refused(store, update), update);
			}
			assertEquals(QueryException.Reason.REFUSED, refused(store, "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }"));
			assertEquals(QueryException.Reason.MALFORMED, refused(store, "SELECT ?s WHERE { ?s"));
			assertEquals(QueryException.Reason.MALFORMED, refused(store, ""));
			assertEquals(String.valueOf(before), query(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows().getFirst()
					.get("n").text());
		}
	}

	@Test
	void allFormsOfQueriesAreAnswered() throws IOException {
		try (KnowledgeStore store = Graphs.lives(folder, false)) {
			assertEquals(Optional.of(false), query(store, "ASK { ?s rel:bornIn ?s }").truth());
			QueryResult built = query(store, "CONSTRUCT { ?o <urn:of> ?s } WHERE { ?s rel:diedIn ?o }");
			assertEquals(List.of("subject", "predicate", "object"), built.columns());
			assertEquals("urn:of", built.rows().getFirst().get("predicate").text());
			assertTrue(query(store, "DESCRIBE <urn:lorgnette:document/vies>").rows().size() >= 3);
			assertEquals("own", query(store, "PREFIX rel: <urn:own/> SELECT (\"own\" AS ?x) WHERE {}").rows().getFirst().get("x")
					.text());
			Cell label = query(store, "SELECT ?l WHERE { ?s lg:name \"elise bremont\" ; rdfs:label ?l }").rows().getFirst()
					.get("l");
			assertEquals(new Cell(Cell.Kind.LITERAL, "\u00c9lise Br\u00e9mont", Optional.of("fr"), Optional.empty()), label);
		}
	}

	@Test
	void limitsHold() throws IOException {
		try (KnowledgeStore store = Graphs.lives(folder, false)) {
			QueryResult cut = store.query("SELECT * WHERE { ?s ?p ?o }", new QueryLimits(Duration.ofSeconds(30), 3),
					Cancellation.NONE);
			assertEquals(3, cut.rows().size());
			assertTrue(cut.cut());
			String endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }";
			QueryException slow = assertThrows(QueryException.class,
					() -> store.query(endless, new QueryLimits(Duration.ofMillis(300), 10), Cancellation.NONE));
			assertEquals(QueryException.Reason.TOO_SLOW, slow.reason());
			int[] asked = { 0 };
			assertThrows(CancellationException.class, () -> store.query(endless, QueryLimits.DEFAULT, () -> asked[0]++ > 2));
			assertTrue(query(store, "ASK { ?s ?p ?o }").truth().orElseThrow());
		}
	}

	@Test
	void whatIsNoTurtleIsSaidWithItsLine() throws IOException {
		Path file = Files.writeString(folder.resolve("broken.ttl"), "<a:b> <a:c> 1 .\n<a:b> nonsense");
		String message = assertThrows(CorpusException.class, () -> KnowledgeStore.read(file, Cancellation.NONE)).getMessage();
		assertTrue(message.contains("broken.ttl:2"), message);
	}
}
