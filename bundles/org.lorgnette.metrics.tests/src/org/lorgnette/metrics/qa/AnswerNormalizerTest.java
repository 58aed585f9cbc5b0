package org.lorgnette.metrics.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerNormalizerTest {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', textBlock = """
			the Cat; cat
			10,000; 10000
			U.S.; us
			don't; dont
			Éléphant; éléphant
			a b a; b
			state-of-the-art; stateoftheart
			state of the art; state of art
			«Paris»; «paris»
			l’État; l’état
			l’a b; l’ b
			le chat; le chat
			Theatre; theatre
			another; another
			$5; 5
			a_b; ab
			an-a; ana
			I:Σ; iς
			""", delimiter = ';')
	void normalizesAsTheOfficialScript(String answer, String normalized) {
		assertEquals(normalized, AnswerNormalizer.SQUAD.normalize(answer));
	}

	@Test
	void removesExactlyThePunctuationOfPython() {
		assertEquals("", AnswerNormalizer.SQUAD.normalize("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));
		assertEquals("\u0001 x\u007F–…¿§€", AnswerNormalizer.SQUAD.normalize("\u0001 x\u007F–…¿§€"));
	}

	/** In Python a combining mark ends a word, so that the article before it goes; Java's word boundary would keep it. */
	@Test
	void seesWordBoundariesAsPython() {
		assertEquals("\u0301", AnswerNormalizer.SQUAD.normalize("a\u0301"));
		assertEquals("a½ 中a", AnswerNormalizer.SQUAD.normalize("a½ 中a"));
		assertEquals("😀", AnswerNormalizer.SQUAD.normalize("a😀"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', textBlock = """
			l'État; état
			L’État; état
			le chat; chat
			de la République; république
			de l'eau; eau
			de l’eau; eau
			du pain et des œufs; pain et œufs
			de Gaulle; de gaulle
			Lille; lille
			une île, les îles; île îles
			la; ||
			il l'a vu; il a vu
			bel'aile; belaile
			""", delimiter = ';')
	void removesFrenchArticles(String answer, String normalized) {
		assertEquals(normalized, AnswerNormalizer.FRENCH.normalize(answer));
	}
}
