package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionKindTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Who founded Tallis & Moor?|who", "To whom did she write?|who", "Whose house is it?|who",
			"In what year did it end?|what", "WHEN was it?|when", "Where is Leeds?|where", "Why not?|why", "How did he die?|how",
			"How many people work there?|how many", "How much does it cost?|how many", "From which countries did they come?|which",
			"The company, which was sold in 2019, is based in what town?|what", "The man who left went where?|who",
			"Is it true?|other", "Name the chief executive.|other", "''|other", "???|other", "Somewhere nowhere?|other" })
	void englishKinds(String question, String kind) {
		assertEquals(kind, QuestionKind.of(question, Optional.of("en-GB")));
		assertEquals(kind, QuestionKind.of(question, Optional.empty()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Qui a fondé Tallis et Moreau ?|qui", "À qui écrit-elle ?|qui", "Que fait-il ?|que",
			"Qu'est-ce que c'est ?|que", "Qu’a-t-il dit ?|que", "De quoi parle-t-on ?|que", "Quand est-ce que la guerre finit ?|quand",
			"OÙ est établi Corvane ?|où", "Ou est Grenoble ?|où", "D'où vient-elle ?|où", "Pourquoi ?|pourquoi", "Comment est-il mort ?|comment",
			"Combien d'employeurs|combien", "En quelle année ?|quel", "Dans quelles villes ?|quel", "Lequel des deux ?|quel",
			"L'homme que l'on a vu est mort comment ?|comment", "Est-ce que c'est vrai ?|other", "Thé ou café ?|other",
			"Le roi est mort en quelle année ?|quel" })
	void frenchKinds(String question, String kind) {
		assertEquals(kind, QuestionKind.of(question, Optional.of("fr")));
	}

	@Test
	void theLanguageDecidesWhoseWordsCount() {
		assertEquals("qui", QuestionKind.of("Qui a fondé la ville ?", Optional.empty()));
		assertEquals("other", QuestionKind.of("Qui a fondé la ville ?", Optional.of("en")));
		assertEquals("other", QuestionKind.of("Who founded it?", Optional.of("fr-CA")));
	}

	@ParameterizedTest
	@CsvSource({ "1,Leeds", "2,4 March", "3-4,4 March 2019", "5-9,a b c d e f g h i", "10+,a b c d e f g h i j" })
	void lengthsAreCountedInWords(String range, String answer) {
		assertEquals(range, LengthRange.ANSWER.of(answer));
		assertEquals("1", LengthRange.ANSWER.of(" "));
		assertEquals("0-99", LengthRange.PASSAGE.of("w ".repeat(99)));
		assertEquals("100-199", LengthRange.PASSAGE.of("w ".repeat(100)));
		assertEquals("800+", LengthRange.PASSAGE.of("w\u00a0w\n".repeat(800)));
	}
}
