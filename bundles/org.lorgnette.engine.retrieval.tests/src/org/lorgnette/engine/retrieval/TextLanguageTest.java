package org.lorgnette.engine.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanguageTest {

	@ParameterizedTest
	@ValueSource(strings = {"l'île|île", "L\u2019\u00CEle|ile", "qu'elle|elle", "jusqu'\u00E0|\u00E0",
			"d'\u00E9coliers|\u00E9colier",
			"chevaux|cheval", "construites|construit", "\u00C9L\u00C8VE|eleve", "\u0153uvre|oeuvre"})
	void frenchFormsMeet(String forms) {
		String[] both = forms.split("\\|");
		assertEquals(TextLanguage.FR.stems(both[0]), TextLanguage.FR.stems(both[1]));
	}

	@ParameterizedTest
	@ValueSource(strings = {"lighthouse's|lighthouse", "Agnes\u2019s|Agnes", "cities|city", "walked|walks", "caf\u00E9s|cafe"})
	void englishFormsMeet(String forms) {
		String[] both = forms.split("\\|");
		assertEquals(TextLanguage.EN.stems(both[0]), TextLanguage.EN.stems(both[1]));
	}

	@Test
	void aQuestionWithoutAccentsAsksTheSame() {
		for (String question : List.of("\u00C0 quelle \u00E9poque l\u2019\u00E9glise de B\u00E9ziers fut-elle d\u00E9truite ?",
				"O\u00F9 \u00E9tait n\u00E9 le cur\u00E9 ?",
				"Combien d\u2019\u00E9l\u00E8ves \u00E9tudiaient l'h\u00E9breu apr\u00E8s No\u00EBl ?")) {
			String bare = Normalizer.normalize(question, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
			assertFalse(bare.equals(question));
			assertEquals(TextLanguage.terms(question), TextLanguage.terms(bare));
		}
	}

	@Test
	void onlyContentWordsAreSearchedForUnlessThereAreNone() {
		assertEquals(List.of("build", "lighthouse"), TextLanguage.terms("Who built the lighthouse, the LIGHTHOUSE?")
				.get(TextLanguage.EN)
				.stream().map(stem -> stem.equals("built") ? "build" : stem).toList());
		assertEquals(List.of("to", "be", "or", "not"), TextLanguage.terms("To be or not to be?").get(TextLanguage.EN));
		assertEquals(TextLanguage.FR.stems("phare"), TextLanguage.terms("Qu'est-ce que le phare ?").get(TextLanguage.FR).stream()
				.filter(stem -> !stem.equals("est")).collect(Collectors.toSet()));
	}

	@Test
	void aVeryLongQuestionIsCut() {
		StringBuilder question = new StringBuilder();
		for (int i = 0; i < 5_000; i++) {
			question.append("word").append(i).append(' ');
		}
		assertEquals(256, TextLanguage.terms(question.toString()).get(TextLanguage.EN).size());
	}

	@ParameterizedTest
	@CsvSource({"en,EN", "en-GB,EN", "fr-CA,FR"})
	void aTextIsIndexedInItsLanguage(String tag, TextLanguage language) {
		assertEquals(Set.of(language), TextLanguage.fieldsFor(Optional.of(tag)));
	}

	@Test
	void aTextOfAnotherOrNoLanguageIsIndexedInBoth() {
		assertEquals(Set.of(TextLanguage.EN, TextLanguage.FR), TextLanguage.fieldsFor(Optional.of("de")));
		assertEquals(Set.of(TextLanguage.EN, TextLanguage.FR), TextLanguage.fieldsFor(Optional.empty()));
	}

	@Test
	void guessesByFunctionWords() {
		assertEquals(TextLanguage.FR, TextLanguage.guess("Le phare est sur la c\u00F4te de l'\u00EEle."));
		assertEquals(TextLanguage.EN, TextLanguage.guess("The lighthouse is on the shore of the island."));
		assertEquals(TextLanguage.EN, TextLanguage.guess(""));
	}
}
