package org.lorgnette.training.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

class GoldRelationsTest {

	private static final Entity A = new Entity("a", "X", new Span(0, 1));
	private static final Entity B = new Entity("b", "X", new Span(2, 3));
	private static final Entity C = new Entity("c", "X", new Span(4, 5));

	private static GoldRelations gold(boolean bothOrders, List<Chain> chains, Relation... relations) {
		return new GoldRelations(Document.builder("d", "A B C").entities(List.of(A, B, C)).chains(chains)
				.relations(List.of(relations)).build(), bothOrders);
	}

	private static Relation symmetric(String id, String type, String head, String tail) {
		return new Relation(id, type, new Argument("Arg1", head), new Argument("Arg2", tail), true, Map.of());
	}

	@Test
	void labelsTellTheDirection() {
		GoldRelations gold = gold(false, List.of(), new Relation("r1", "Made", "b", "a"), new Relation("r2", "Saw", "a", "b"),
				new Relation("r3", "Saw", "a", "b"), symmetric("r4", "Spouse", "c", "b"));
		assertEquals(List.of("Saw(e1,e2)", "Made(e2,e1)"), gold.labels(A, B));
		assertEquals(List.of("Spouse(e1,e2)"), gold.labels(B, C));
		assertEquals(List.of(), gold.labels(A, C));
	}

	@Test
	void plainLabelsAreFromTheFirstToTheSecond() {
		GoldRelations gold = gold(true, List.of(), new Relation("r1", "Made", "b", "a"), symmetric("r2", "Spouse", "c", "b"));
		assertEquals(List.of(), gold.labels(A, B));
		assertEquals(List.of("Made"), gold.labels(B, A));
		assertEquals(List.of("Spouse"), gold.labels(B, C));
		assertEquals(List.of("Spouse"), gold.labels(C, B));
	}

	@Test
	void aRelationHoldsForAllMentionsOfAChain() {
		GoldRelations gold = gold(false, List.of(new Chain("k", "X", List.of("a", "b"))), new Relation("r1", "Made", "c", "b"));
		assertEquals(List.of("Made(e2,e1)"), gold.labels(A, C));
		assertEquals(List.of("Made(e2,e1)"), gold.labels(B, C));
		assertEquals(List.of(), gold.labels(A, B));
	}

	@Test
	void otherIsNoRelationAndWhatWasNotAskedForIsUnseen() {
		GoldRelations gold = gold(false, List.of(), symmetric("r1", "Other", "a", "b"), new Relation("r2", "Made", "a", "c"),
				new Relation("r3", "Made", "b", "c"));
		assertEquals(List.of(), gold.labels(A, B));
		assertEquals(List.of("Made(e1,e2)"), gold.labels(B, C));
		assertEquals(1, gold.unseen());
	}
}
