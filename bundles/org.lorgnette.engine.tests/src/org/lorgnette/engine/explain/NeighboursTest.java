package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Span;

class NeighboursTest {

	@Test
	void bagsCountWordsWithoutCaseAndOrder() {
		BagOfWords bag = BagOfWords.ofText("L'\u00E9t\u00E9, l'E\u0301T\u00C9 ! \uD83D\uDE00");
		assertEquals(Map.of("l", 2, "\u00E9t\u00E9", 2), bag.counts());
		assertEquals(BagOfWords.ofText("I").counts(), BagOfWords.of(List.of("i")).counts());
	}

	@Test
	void cosineAndDistance() {
		BagOfWords one = BagOfWords.ofText("a a b");
		BagOfWords other = BagOfWords.ofText("b a c");
		assertEquals(3 / Math.sqrt(5 * 3), one.cosine(other).orElseThrow(), 1e-15);
		assertEquals(Math.sqrt(2), one.distance(other), 1e-15);
		assertEquals(1, one.cosine(BagOfWords.ofText("A b A")).orElseThrow());
		assertEquals(0, one.cosine(BagOfWords.ofText("d")).orElseThrow());
		assertEquals(OptionalDouble.empty(), one.cosine(BagOfWords.ofText("...")));
		assertEquals(Math.sqrt(5), one.distance(BagOfWords.ofText("")), 1e-15);
	}

	@Test
	void wordsInLikeSurroundingsAreNeighbours() {
		ContextNeighbours neighbours = new ContextNeighbours(List.of("le chat boit du lait", "le chien boit du lait",
				"la voiture rouge"), 2);
		assertEquals(new Neighbour("chien", 1), neighbours.nearest("CHAT", 5).getFirst());
		assertEquals(1, neighbours.nearest("chat", 1).size());
		assertTrue(neighbours.nearest("chat", 100).stream().noneMatch(each -> each.word().equals("rouge")
				|| each.word().equals("chat")));
		assertEquals(List.of(), neighbours.nearest("absent", 3));
		// "lait" has boit and du around it, "chat" has le, boit and du; each twice for the words that occur in two texts.
		assertEquals(2 / Math.sqrt(2 * 3), neighbours.similarity("lait", "chat").orElseThrow(), 1e-12);
		assertEquals(OptionalDouble.empty(), neighbours.similarity("lait", "absent"));
		assertEquals(OptionalDouble.empty(), new ContextNeighbours(List.of("seul", "deux mots"), 1).similarity("seul", "mots"));
	}

	@Test
	void piecesStayInTheirWord() {
		TokenPieces.Piece piece = new TokenPieces.Piece("##n", 7, new Span(2, 4), false);
		assertThrows(IllegalArgumentException.class, () -> new TokenPieces(new Span(0, 3), List.of(piece)));
		assertThrows(IllegalArgumentException.class, () -> new TokenPieces(new Span(0, 3), List.of()));
		assertEquals(1, new TokenPieces(new Span(0, 4), List.of(piece)).pieces().size());
	}
}
