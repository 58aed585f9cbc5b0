package org.lorgnette.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class SimpleTokenizerTest {

	@ParameterizedTest
	@CsvSource(delimiter = '~', value = { "L'Assemblée n'a qu'un avis. ~ L' Assemblée n' a qu' un avis .",
			"The U.S. economy isn't Obama's. ~ The U.S. economy isn 't Obama 's .",
			"Paid 1,234.50 to @ann (see https://ex.org/a?b=1). ~ Paid 1,234.50 to @ann ( see https://ex.org/a?b=1 ) .",
			"a.b@c-d.fr #tag 14h30 peut-être... ~ a.b@c-d.fr #tag 14h30 peut-être ...", "😀é‿ ~ 😀 é ‿" })
	void tokens(String text, String expected) {
		assertEquals(expected, SimpleTokenizer.tokens(text, List.of()).stream().map(token -> token.text(text))
				.collect(Collectors.joining(" ")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', value = { "Mr. Smith went. He left! (Really?) Yes. ~ Mr. Smith went.|He left!|(Really?)|Yes.",
			"J. Doe said \"No.\" Then he left. ~ J. Doe said \"No.\"|Then he left.", "One... two. 3 men. ~ One... two.|3 men.",
			"On 1 Feb. 2022 it rained. Then Dec. came. ~ On 1 Feb. 2022 it rained.|Then Dec. came.",
			"Du 1er févr. 2022 au 3 déc. 2023. Le 2 juil. 1998 aussi. ~ Du 1er févr. 2022 au 3 déc. 2023.|Le 2 juil. 1998 aussi.",
			"See no. 3 and Art. 4. No. Yes. ~ See no. 3 and Art. 4.|No.|Yes." })
	void sentences(String text, String expected) {
		assertEquals(expected, sentences(text, List.of()));
	}

	private static String sentences(String text, List<Entity> entities) {
		Document document = SimpleTokenizer.tokenize(Document.builder("d", text).entities(entities).build());
		return document.sentences().stream().map(sentence -> sentence.span().of(text)).collect(Collectors.joining("|"));
	}

	@Test
	void linesAndEntitiesBoundSentences() {
		assertEquals("A heading|Then a text that goes on\nover a line. A|end",
				sentences("A heading\nThen a text that goes on\nover a line. A\n\nend", List.of(new Entity("T1", "X", new Span(40, 49)))));
		assertEquals("", sentences(" \n\n", List.of()));
	}

	@Test
	void partitionsAnyTextAtEntityBorders() {
		String[] pieces = { "a", "B", ".", " ", "'", "\n", "\uD83D\uDE00", "1", "-", "é", "\uD800" };
		Random random = new Random(3);
		for (int round = 0; round < 500; round++) {
			StringBuilder built = new StringBuilder();
			for (int i = random.nextInt(30); i >= 0; i--) {
				built.append(pieces[random.nextInt(pieces.length)]);
			}
			String text = built.toString();
			List<Entity> entities = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				int begin = random.nextInt(text.length());
				entities.add(new Entity("T" + i, "X", new Span(begin, begin + random.nextInt(text.length() - begin))));
			}
			Document document = SimpleTokenizer.tokenize(Document.builder("d", text).entities(entities).build());
			StringBuilder visible = new StringBuilder();
			int end = 0;
			for (Token token : document.tokens()) {
				assertTrue(token.begin() >= end && token.end() > token.begin(), text);
				end = token.end();
				visible.append(token.text(text));
			}
			assertEquals(text.replaceAll("\\s", ""), visible.toString());
			int next = 0;
			for (Sentence sentence : document.sentences()) {
				assertEquals(next, sentence.firstToken());
				next = sentence.endToken();
			}
			assertEquals(document.tokens().size(), next);
		}
	}
}
