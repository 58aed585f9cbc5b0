package org.lorgnette.engine.djl.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

class GrammarTest {

	private static final Alphabet ENTITIES = new Alphabet(List.of("<end>", "PER", "LOC"), List.of("Paris", "Oslo"));
	private static final Alphabet RELATIONS = new Alphabet(List.of("<end>", "<next>", "In"), List.of("Paris"));
	private static final Alphabet ANSWERS = new Alphabet(List.of("<end>", "<none>"), List.of("Paris"));

	/** All that a grammar lets one write, as text: places are digits. */
	private static Set<String> all(Grammar grammar, Alphabet alphabet, int words, int longest) {
		Set<String> written = new TreeSet<>();
		walk(grammar, alphabet, words, longest, "", written);
		return written;
	}

	private static void walk(Grammar grammar, Alphabet alphabet, int words, int longest, String before, Set<String> written) {
		if (grammar.isDone()) {
			written.add(before);
			return;
		}
		boolean any = false;
		for (int token = 0; token < alphabet.copy(words); token++) {
			if (grammar.allows(token)) {
				any = true;
				if (longest > 0) {
					String name = alphabet.isCopy(token) ? String.valueOf(alphabet.place(token)) : alphabet.name(token) + " ";
					walk(grammar.then(token), alphabet, words, longest - 1, before + name, written);
				}
			}
		}
		assertTrue(any, "nothing can come behind " + before);
	}

	/** Against all subsets of spans that do not overlap, each with a type. */
	@Test
	void entitiesAreSpansInOrderThatDoNotOverlap() {
		Set<String> expected = new TreeSet<>();
		spans(0, 3, "", expected);
		assertEquals(expected, all(MentionGrammar.of(ENTITIES, 3), ENTITIES, 3, 20));
	}

	private static void spans(int from, int words, String before, Set<String> expected) {
		expected.add(before + "<end> ");
		for (int begin = from; begin < words; begin++) {
			String span = "";
			for (int end = begin + 1; end <= words; end++) {
				span += end - 1;
				for (String type : List.of("PER", "LOC")) {
					spans(end, words, before + span + type + " ", expected);
				}
			}
		}
	}

	@Test
	void anAnswerIsASpanUpToTheLongest() {
		assertEquals(Set.of("0<end> ", "01<end> ", "1<end> ", "12<end> ", "2<end> "), all(AnswerGrammar.of(ANSWERS, 3, 2), ANSWERS, 3, 9));
	}

	/** Known entities: 0, 0-1 and 3. */
	@Test
	void relationsJoinTwoKnownEntities() {
		List<Clause.Place> known = List.of(new Clause.Place(0, 1), new Clause.Place(0, 2), new Clause.Place(3, 4));
		Set<String> one = new HashSet<>();
		List<String> mentions = List.of("0", "01", "3");
		for (String head : mentions) {
			for (String tail : mentions) {
				if (!head.equals(tail)) {
					one.add(head + "In " + tail);
				}
			}
		}
		Set<String> expected = new TreeSet<>(List.of("<end> "));
		one.forEach(relation -> expected.add(relation + "<end> "));
		// Of two relations only short ones fit into eight tokens.
		List<String> two = new ArrayList<>();
		one.forEach(first -> one.forEach(second -> two.add(first + "<next> " + second + "<end> ")));
		two.removeIf(text -> text.replaceAll("In |<next> |<end> ", "x").length() > 8);
		expected.addAll(two);
		assertEquals(expected, all(RelationGrammar.of(RELATIONS, known), RELATIONS, 4, 8));
	}

	@Test
	void freelyAnythingGoesUntilTheEndOrTooMuch() {
		Grammar free = FreeGrammar.of(1);
		assertTrue(free.allows(3));
		assertTrue(free.then(Alphabet.END_TOKEN).isDone());
		for (int i = 0; i < 10; i++) {
			assertFalse(free.isDone());
			free = free.then(1);
		}
		assertTrue(free.isDone() && !free.allows(1));
	}

	@Test
	void anAlphabetBeginsWithTheEndAndHasAllOnce() {
		assertThrows(IllegalArgumentException.class, () -> new Alphabet(List.of("PER"), List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Alphabet(List.of("<end>", "PER", "PER"), List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Alphabet(List.of("<end>"), List.of("a", "a")));
		assertEquals(4, ENTITIES.word("Oslo"));
		assertEquals(-1, ENTITIES.word("oslo"));
		assertEquals("Oslo", ENTITIES.name(4));
		assertEquals(2, ENTITIES.place(ENTITIES.copy(2)));
	}
}
