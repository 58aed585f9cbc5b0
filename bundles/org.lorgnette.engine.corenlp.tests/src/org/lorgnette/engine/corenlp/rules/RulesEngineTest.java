package org.lorgnette.engine.corenlp.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.corenlp.CoreNlpEngines;
import org.lorgnette.model.Document;

class RulesEngineTest {

	private static List<String> find(String engine, Map<String, String> settings, String text) throws EngineException {
		try (TextEngine opened = new EngineRegistry(List.of(new CoreNlpEngines())).openText(engine, settings, ModelStore.EMPTY)) {
			Analysis analysis = opened.analyze(Document.builder("d", text).build(), Cancellation.NONE);
			return analysis.predictions().stream().map(prediction -> {
				var entity = (org.lorgnette.model.Entity) prediction.value();
				assertEquals(entity.span(), prediction.evidence().getFirst().span());
				return entity.type() + " " + entity.text(text) + " <- " + prediction.evidence().getFirst().reason();
			}).toList();
		}
	}

	/** CoreNLP counts the quotes before it to tell whether a straight quote opens or closes. */
	@Test
	void straightQuotesAfterASentencesEndAreNoObstacle() throws EngineException {
		assertEquals(List.of("LOCATION Paris"),
				find("corenlp-rules", Map.of(), "He said \"It rains.\" Then \"no.\" 5\". We met in Paris.").stream()
						.map(found -> found.substring(0, found.indexOf(" <- "))).toList());
	}

	@Test
	void tracesEachEnglishEntityToItsRule() throws EngineException {
		assertEquals(List.of("PERSON Okonkwo <- en/entities.rules#name-after-title",
				"ORGANIZATION Ministry of Health <- en/entities.rules#head-noun-of-name",
				"LOCATION Lagos <- en/entities.rules#city", "DATE 12 May 2019 <- en/entities.rules#day-month-year"),
				find("corenlp-rules", Map.of(), "Dr. Okonkwo left the Ministry of Health in Lagos on 12 May 2019."));
		assertEquals(List.of("ORGANIZATION Brightwater Foods Ltd <- en/entities.rules#company-suffix",
				"MONEY $3.5 million <- en/entities.rules#sign-and-amount", "PERCENT 12 percent <- en/entities.rules#amount"),
				find("corenlp-rules", Map.of(), "Brightwater Foods Ltd paid $3.5 million for 12 percent of it."));
	}

	@Test
	void tracesEachFrenchEntityToItsRule() throws EngineException {
		assertEquals(List.of("PERSON Lefebvre <- fr/entities.rules#name-after-title",
				"LOCATION Grenoble <- fr/entities.rules#city", "DATE 12 mai 2019 <- fr/entities.rules#day-month-year"),
				find("corenlp-rules-fr", Map.of(), "Mme Lefebvre a quitté Grenoble le 12 mai 2019."));
	}

	@Test
	void tracesAnEntityToTheLineOfTheMappingToo() throws EngineException {
		try (TextEngine opened = new EngineRegistry(List.of(new CoreNlpEngines())).openText("corenlp-rules", Map.of(), ModelStore.EMPTY)) {
			Analysis analysis = opened.analyze(Document.builder("d", "He works at the United Nations now.").build(), Cancellation.NONE);
			assertEquals(List.of("en/entities.rules#known-organization", "en/names.tab:1 United Nations"),
					analysis.predictions().getFirst().evidence().stream().map(evidence -> evidence.reason()).toList());
		}
	}

	@Test
	void matchesListEntriesInCapitalsAndOverSeveralTokens() throws EngineException {
		assertEquals(List.of("LOCATION COSTA RICA <- en/entities.rules#country", "LOCATION Port-au-Prince <- en/entities.rules#city"),
				find("corenlp-rules", Map.of(), "from COSTA RICA to Port-au-Prince"));
	}

	@Test
	void takesRulesOfTheUser(@TempDir Path folder) throws Exception {
		Path rules = Files.writeString(folder.resolve("gemmes.rules"),
				"{ ruleType: \"tokens\", pattern: ( /opal|ruby/ [{cities:B}]? ), result: \"GEM/stone\" }");
		assertEquals(List.of("GEM opal <- gemmes.rules#stone"),
				find("corenlp-rules", Map.of("rules", rules.toString()), "An opal from Dr. Jones."));
	}

	@Test
	void saysWhatIsWrongWithRulesOfTheUser(@TempDir Path folder) throws Exception {
		Path rules = Files.writeString(folder.resolve("broken.rules"), "{ pattern: ( /a ), result: }");
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
				() -> find("corenlp-rules", Map.of("rules", rules.toString()), "a"));
		assertTrue(refusal.getMessage().contains("broken.rules"), refusal.getMessage());
		assertThrows(EngineUnavailableException.class,
				() -> find("corenlp-rules", Map.of("rules", folder.resolve("absent").toString()), "a"));
	}
}
