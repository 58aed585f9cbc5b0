package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class HiddenDocumentTest {

	private static BitSet bits(int... numbers) {
		BitSet bits = new BitSet();
		for (int number : numbers) {
			bits.set(number);
		}
		return bits;
	}

	private static HiddenText hide(String text, Hiding hiding, int... words) {
		List<Span> all = Words.split(text);
		return new HiddenText(text, bits(words).stream().mapToObj(all::get).toList(), hiding);
	}

	@Test
	void leavesOneBlankWhereAWordWas() {
		assertEquals("The dog", hide("The big dog", Hiding.LEAVE_OUT, 1).text());
		assertEquals("big dog", hide("The big dog", Hiding.LEAVE_OUT, 0).text());
		assertEquals("The big ", hide("The big dog", Hiding.LEAVE_OUT, 2).text());
		assertEquals("dog", hide("The  big\u00A0 dog", Hiding.LEAVE_OUT, 0, 1).text());
		assertEquals("one \r\nthree", hide("one two\r\nthree", Hiding.LEAVE_OUT, 1).text());
		assertEquals("l' b", hide("l'a b", Hiding.LEAVE_OUT, 2).text());
		assertEquals("", hide("", Hiding.LEAVE_OUT).text());
		assertEquals("The _ dog", hide("The big dog", Hiding.replaceBy("_"), 1).text());
		assertEquals("a \uD83D\uDE00", hide("a b \uD83D\uDE00", Hiding.LEAVE_OUT, 1).text());
		assertEquals("a b x", hide("a b \uD83D\uDE00", Hiding.replaceBy("x"), 2).text());
	}

	@Test
	void wordsThatWereApartStayApart() {
		assertEquals("born dead", hide("born,dead", Hiding.LEAVE_OUT, 1).text());
		assertEquals("born x dead", hide("born,dead", Hiding.replaceBy("x"), 1).text());
		assertEquals("x x dead", hide("born,dead", Hiding.replaceBy("x"), 0, 1).text());
		assertEquals("born_dead", hide("born,dead", Hiding.replaceBy("_"), 1).text());
		assertEquals("a b", hide("a-(,)-b", Hiding.LEAVE_OUT, 1, 2, 3, 4, 5).text());
		HiddenText text = hide("born,dead", Hiding.replaceBy("x"), 1);
		assertEquals(Optional.of(new Span(5, 6)), text.span(new Span(4, 5)));
		assertEquals(Optional.of(new Span(7, 11)), text.span(new Span(5, 9)));
		assertEquals(Optional.of(new Span(0, 4)), text.span(new Span(0, 4)));
		assertEquals(Optional.of(new Span(0, 6)), text.span(new Span(0, 5)));
		assertEquals(Optional.of(new Span(5, 9)), hide("born,dead", Hiding.LEAVE_OUT, 1).span(new Span(4, 9)));
	}

	@Test
	void spansShrinkToWhatIsLeft() {
		HiddenText text = hide("The big dog barks", Hiding.LEAVE_OUT, 1);
		assertEquals(Optional.of(new Span(4, 7)), text.span(new Span(8, 11)));
		assertEquals(Optional.of(new Span(4, 7)), text.span(new Span(4, 11)));
		assertEquals(Optional.of(new Span(0, 3)), text.span(new Span(0, 7)));
		assertEquals(Optional.of(new Span(0, 3)), text.span(new Span(0, 3)));
		assertEquals(Optional.empty(), text.span(new Span(4, 7)));
		assertEquals(Optional.of(new Span(8, 13)), text.span(new Span(12, 17)));
		assertEquals(Optional.of(new Span(0, 3)), hide("a, b", Hiding.LEAVE_OUT, 0).span(new Span(0, 4)));
		assertEquals(Optional.of(new Span(0, 1)), hide("l'a b", Hiding.LEAVE_OUT, 1, 2).span(new Span(0, 3)));
	}

	@Test
	void spansCoverTheNeutralWord() {
		HiddenText text = hide("The big dog barks", Hiding.replaceBy("something"), 1);
		assertEquals(Optional.of(new Span(4, 13)), text.span(new Span(4, 7)));
		assertEquals(Optional.of(new Span(4, 13)), text.span(new Span(5, 6)));
		assertEquals(Optional.of(new Span(0, 17)), text.span(new Span(0, 11)));
		assertEquals(Optional.of(new Span(14, 17)), text.span(new Span(8, 11)));
	}

	/** Against a slow reference: each code unit of the original is followed through the change on its own. */
	@Test
	void placesAreExact() {
		Random random = new Random(5);
		String[] parts = {"a", "bc", "d\u00E9f", "\uD83D\uDE00", ",", " ", "  ", "\n", "\r\n", "\u00A0", "."};
		for (int round = 0; round < 3000; round++) {
			StringBuilder built = new StringBuilder();
			for (int i = random.nextInt(12); i >= 0; i--) {
				built.append(parts[random.nextInt(parts.length)]);
			}
			String text = built.toString();
			List<Span> hidden = Words.split(text).stream().filter(word -> random.nextInt(3) == 0).toList();
			HiddenText changed = new HiddenText(text, hidden, random.nextBoolean() ? Hiding.LEAVE_OUT : Hiding.replaceBy("NN"));
			boolean neutral = changed.text().contains("NN");
			for (Span span : Words.split(text)) {
				if (hidden.contains(span)) {
					assertEquals(neutral ? Optional.of("NN") : Optional.empty(), changed.span(span).map(at -> at.of(changed.text())));
				} else {
					assertEquals(Optional.of(span.of(text)), changed.span(span).map(at -> at.of(changed.text())));
				}
			}
			List<String> left = new ArrayList<>();
			Words.split(text).forEach(word -> {
				if (!hidden.contains(word)) {
					left.add(word.of(text));
				} else if (neutral) {
					left.add("NN");
				}
			});
			// All words together: the mapped whole holds just what is left, in order.
			Span whole = new Span(0, text.length());
			if (!text.isBlank()) {
				String now = changed.span(whole).map(at -> at.of(changed.text())).orElse("");
				assertEquals(String.join("", left), now.replaceAll("[\\s\u00A0]", ""));
			}
		}
	}

	@Test
	void tokensSentencesEntitiesAndQuestionsFollow() {
		String text = "Ann saw Bob. Cid left.";
		List<Token> tokens = Words.split(text).stream().map(span -> new Token(span, Map.of("lemma", span.of(text)))).toList();
		Document document = Document.builder("d", text).tokens(tokens)
				.sentences(List.of(new Sentence(new Span(0, 12), 0, 4), new Sentence(new Span(13, 22), 4, 7)))
				.entities(List.of(new Entity("a", "P", new Span(0, 3)), new Entity("b", "P", new Span(8, 11)),
						new Entity("c", "P", List.of(new Span(0, 3), new Span(13, 16)), Map.of())))
				.questions(List.of(new Question("q", "Who saw Bob?"), new Question("r", "Who saw Bob?"))).build();
		List<Word> words = new ArrayList<>(Words.of(document, document));
		words.addAll(Words.of(document.questions().getFirst()));
		HiddenDocument hidden = new HiddenDocument(document, words, bits(0, 4, 5, 6, 8), Hiding.LEAVE_OUT, Optional.of("q"));
		Document left = hidden.document();
		assertEquals("saw Bob. ", left.text());
		assertEquals(List.of("saw", "Bob", "."), left.tokens().stream().map(token -> token.text(left.text())).toList());
		assertEquals(List.of(new Sentence(new Span(0, 8), 0, 3)), left.sentences());
		assertEquals(List.of("b"), left.entities().stream().map(Entity::id).toList());
		assertEquals("Bob", left.entities().getFirst().text(left.text()));
		assertEquals(List.of("Who Bob?", "Who saw Bob?"), left.questions().stream().map(Question::text).toList());
		assertEquals(Map.of("lemma", "saw"), left.tokens().getFirst().columns());
		Document replaced = new HiddenDocument(document, words, bits(1, 4), Hiding.replaceBy("it"), Optional.of("q")).document();
		assertEquals("Ann it Bob. it left.", replaced.text());
		assertEquals(Map.of(), replaced.tokens().get(1).columns(), "a lemma would tell the word");
		assertEquals(List.of("Ann", "it"), replaced.entities().get(2).fragments().stream().map(at -> at.of(replaced.text())).toList());
		assertEquals("Who saw Bob?", replaced.questions().getFirst().text());
	}

	@Test
	void wordsComeFromTokensWhereThereAreAny() {
		Document plain = Document.builder("d", "New York's e\u0301t\u00E9 5,3 \uD800 end").build();
		assertEquals(List.of("New", "York", "'", "s", "e\u0301t\u00E9", "5", ",", "3", "\uD800", "end"),
				Words.of(plain, plain).stream().map(Word::text).toList());
		Document tokenized = plain.toBuilder().tokens(List.of(new Token(0, 8), new Token(4, 10), new Token(8, 8), new Token(8, 10)))
				.build();
		assertEquals(List.of("New York", "'s"), Words.of(tokenized, plain).stream().map(Word::text).toList());
		assertEquals(List.of("New York", "'s"), Words.of(plain, tokenized).stream().map(Word::text).toList());
		assertTrue(Words.of(Document.builder("e", " \r\n").build(), plain).isEmpty());
	}
}
