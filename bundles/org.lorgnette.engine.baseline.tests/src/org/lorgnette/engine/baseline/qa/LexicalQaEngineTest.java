package org.lorgnette.engine.baseline.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;

class LexicalQaEngineTest {

	private static final String ENGLISH = "The lighthouse of Calder Point was built by Agnes Morrow in 1871. It is 43 metres tall. "
			+ "The keeper moved to Dunmore in March 1902. Mr. Hale, who sold the island, never came back.";
	private static final String FRENCH = "Le phare de la pointe du Corbeau fut construit par Adèle Morvan en 1871. Il mesure 43 mètres. "
			+ "Le gardien s'installa à Brest en mars 1902. M. Hallier, qui vendit l'île, ne revint jamais.";

	private static List<Prediction<Answer>> ask(String text, String question, Map<String, String> settings) throws EngineException {
		try (LexicalQaEngine engine = new LexicalQaEngine(Settings.of(LexicalQaEngine.DESCRIPTOR.settings(), settings))) {
			Document document = Document.builder("d", text).questions(List.of(new Question("q", question))).build();
			return engine.analyze(document, Cancellation.NONE).answers("q");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Who built the lighthouse of Calder Point?|Agnes Morrow",
			"When was the lighthouse of Calder Point built?|1871", "Where did the keeper move?|Dunmore",
			"When did the keeper move to Dunmore?|March 1902"})
	void answersInEnglish(String question, String expected) throws EngineException {
		assertEquals(expected, ask(ENGLISH, question, Map.of()).getFirst().value().text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Qui a construit le phare de la pointe du Corbeau ?|Adèle Morvan",
			"En quelle année le phare fut-il construit ?|1871", "Quand le gardien s'installa-t-il à Brest ?|mars 1902"})
	void answersInFrench(String question, String expected) throws EngineException {
		assertEquals(expected, ask(FRENCH, question, Map.of()).getFirst().value().text());
	}

	@Test
	void citesTheSentenceAndTheSharedWords() throws EngineException {
		Prediction<Answer> answer = ask(ENGLISH, "Who built the lighthouse?", Map.of()).getFirst();
		assertEquals("sentence", answer.evidence().getFirst().reason());
		assertEquals("The lighthouse of Calder Point was built by Agnes Morrow in 1871.",
				answer.evidence().getFirst().span().of(ENGLISH));
		assertEquals(List.of("lighthouse", "built"),
				answer.evidence().stream().skip(1).map(evidence -> evidence.span().of(ENGLISH)).toList());
	}

	@Test
	void aTextAboutSomethingElseHasNoAnswer() throws EngineException {
		List<Prediction<Answer>> answers = ask(ENGLISH, "Which enzyme breaks down lactose in mammals?", Map.of());
		assertTrue(answers.getFirst().value().isNone(), answers.toString());
	}

	@Test
	void theThresholdDecidesAndKeepsTheOrderOfTheOthers() throws EngineException {
		String question = "Who painted the lighthouse of Corrib Bay?";
		List<Prediction<Answer>> always = ask(ENGLISH, question, Map.of("threshold", "0"));
		List<Prediction<Answer>> never = ask(ENGLISH, question, Map.of("threshold", "1"));
		assertTrue(!always.getFirst().value().isNone() && never.getFirst().value().isNone());
		assertEquals(texts(always), texts(never));
		assertEquals(4, always.size(), "three answers and that there is none");
	}

	private static List<String> texts(List<Prediction<Answer>> answers) {
		return answers.stream().map(answer -> answer.value().text()).filter(text -> !text.isEmpty()).toList();
	}

	@Test
	void abbreviationsDoNotEndSentences() {
		TextIndex index = new TextIndex(ENGLISH, Lexicon.of(Language.EN), Cancellation.NONE);
		assertEquals(4, index.sentences().size());
		assertEquals(4, new TextIndex(FRENCH, Lexicon.of(Language.FR), Cancellation.NONE).sentences().size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"EN|How many people live there?|QUANTITY", "EN|How was it made?|MANNER", "EN|Why did he go?|REASON",
			"EN|What year did it end?|TIME", "EN|In which cities is it spoken?|PLACE", "EN|Which king died?|PERSON",
			"EN|What did she write?|THING", "FR|Combien d'habitants ?|QUANTITY", "FR|Qu'est-ce qui a causé la crise ?|THING",
			"FR|Dans quelles villes ?|PLACE", "FR|Quel est le nombre de morts ?|QUANTITY", "FR|Pourquoi partit-il ?|REASON",
			"FR|Comment s'appelle le chien ?|THING", "FR|Où est-il né ?|PLACE"})
	void knowsWhatIsAskedFor(Language language, String question, AnswerType type) {
		assertEquals(type, AskedFor.of(question, Lexicon.of(language)).type());
	}

	@Test
	void formsOfAWordShareAStem() {
		for (List<String> forms : List.of(List.of("construct", "constructed", "construction", "constructs"), List.of("city", "cities"))) {
			assertEquals(1, forms.stream().map(Stems::english).distinct().count(), forms.toString());
		}
		for (List<String> forms : List.of(List.of("chanter", "chantent", "chantait", "chanté"), List.of("cheval", "chevaux"))) {
			assertEquals(1, forms.stream().map(Stems::french).distinct().count(), forms.toString());
		}
	}

	@Test
	void everyFeatureHasItsFittedWeights() {
		Weights weights = Weights.fitted();
		for (Feature feature : Feature.values()) {
			double[] values = weights.of(feature);
			assertEquals(feature.size(), values.length, feature.key());
			assertTrue(java.util.Arrays.stream(values).anyMatch(value -> value != 0), feature.key());
		}
		assertEquals(8, weights.of(Answerability.PARAMETERS).length);
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> ask("a", "b", Map.of("n-best", "0")));
		assertThrows(IllegalArgumentException.class, () -> ask("a", "b", Map.of("threshold", "1.5")));
	}

	@Test
	void languageIsTakenFromTheDocumentElseGuessed() {
		assertEquals(Language.FR, Language.guess("Quelle est la couleur du ciel ?"));
		assertEquals(Language.EN, Language.guess("What is the colour of the sky?"));
		assertEquals(Optional.of(Language.FR), Language.ofTag("fr-CA"));
		assertEquals(Optional.empty(), Language.ofTag("de"));
	}
}
