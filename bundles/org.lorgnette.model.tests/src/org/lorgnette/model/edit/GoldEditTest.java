package org.lorgnette.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

class GoldEditTest {

	private static Document document() {
		return Document.builder("d", "Ada met Zoé in Paris.")
				.entities(List.of(new Entity("T1", "PER", new Span(0, 3)), new Entity("T4", "PER", new Span(8, 11)),
						new Entity("T5", "MEET", new Span(4, 7))))
				.relations(List.of(new Relation("R1", "knows", "T1", "T4")))
				.events(List.of(new Event("E1", "Meet", "T5", List.of(new Argument("A", "T1"), new Argument("B", "T4")), Map.of())))
				.chains(List.of(new Chain("*1", "Equiv", List.of("T1", "T4"))))
				.links(List.of(new Link("N1", "Reference", "T4", "wiki", "Q1", "Zoé"))).notes(List.of(new Note("#1", "Note", "N1", "sure?")))
				.build();
	}

	@Test
	void addsUnderAnIdThatNobodyHas() {
		Document changed = new GoldEdit.AddEntity("LOC", List.of(new Span(15, 20))).applyTo(document(), Set.of("T9"));
		assertEquals(new Entity("T10", "LOC", new Span(15, 20)), changed.entities().getLast());
		assertEquals("R2", new GoldEdit.AddRelation("in", "T4", "T1").applyTo(document()).relations().getLast().id());
	}

	@Test
	void deletingTakesAlongWhatHangsOn() {
		Document changed = new GoldEdit.Delete("T4").applyTo(document());
		assertEquals(List.of(), changed.relations());
		assertEquals(List.of(), changed.links());
		assertEquals(List.of(), changed.notes());
		assertEquals(List.of(), changed.chains());
		assertEquals(List.of(new Argument("A", "T1")), changed.events().getFirst().arguments());
		assertEquals(List.of(), new GoldEdit.Delete("T5").applyTo(document()).events());
	}

	@Test
	void retypesMovesAndSetsAttributes() {
		assertEquals("ORG", new GoldEdit.Retype("T1", "ORG").applyTo(document()).entity("T1").orElseThrow().type());
		assertEquals("likes", new GoldEdit.Retype("R1", "likes").applyTo(document()).relations().getFirst().type());
		List<Span> two = List.of(new Span(8, 9), new Span(0, 3));
		assertEquals(List.of(new Span(0, 3), new Span(8, 9)),
				new GoldEdit.Refragment("T1", two).applyTo(document()).entity("T1").orElseThrow().fragments());
		Document set = new GoldEdit.SetAttribute("T1", "sure", "no").applyTo(document());
		assertEquals(Map.of("sure", "no"), set.entity("T1").orElseThrow().attributes());
		assertEquals(document(), new GoldEdit.SetAttribute("T1", "sure", "").applyTo(set));
	}

	@Test
	void refusesWhatDoesNotFit() {
		for (GoldEdit edit : List.of(new GoldEdit.AddEntity("PER", List.of(new Span(0, 3))), new GoldEdit.AddEntity("X", List.of()),
				new GoldEdit.AddEntity("X", List.of(new Span(20, 30))), new GoldEdit.AddEntity(" ", List.of(new Span(0, 1))),
				new GoldEdit.AddEntity("X", List.of(new Span(2, 2))), new GoldEdit.Delete("T77"), new GoldEdit.Retype("T77", "X"),
				new GoldEdit.AddRelation("knows", "T1", "T4"), new GoldEdit.AddRelation("knows", "T1", "T77"),
				new GoldEdit.Refragment("R1", List.of(new Span(0, 1))), new GoldEdit.Refragment("T1", List.of(new Span(8, 11))))) {
			assertThrows(IllegalArgumentException.class, () -> edit.applyTo(document()), edit::toString);
		}
	}
}
