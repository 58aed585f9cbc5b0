package org.lorgnette.engine.corenlp.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.corenlp.CoreNlpEngines;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class RelationRulesTest {

	/** Entities are written as [TYPE text]. */
	private static Document marked(String marked) {
		StringBuilder text = new StringBuilder();
		List<Entity> entities = new ArrayList<>();
		for (String part : marked.split("(?=\\[)|(?<=\\])")) {
			if (part.startsWith("[")) {
				int space = part.indexOf(' ');
				int begin = text.length();
				text.append(part, space + 1, part.length() - 1);
				entities.add(new Entity("g" + entities.size(), part.substring(1, space), new Span(begin, text.length())));
			} else {
				text.append(part);
			}
		}
		return Document.builder("d", text.toString()).entities(entities).build();
	}

	private static List<String> relate(String engine, String marked) throws EngineException {
		InstalledModels models = InstalledModels.ofUser();
		String model = engine.endsWith("-fr") ? ModelJar.FRENCH : ModelJar.ENGLISH;
		assumeTrue(models.find(model).isPresent(), "model " + model + " is absent");
		Document document = marked(marked);
		try (TextEngine opened = new EngineRegistry(List.of(new CoreNlpEngines())).openText(engine, Map.of("entities", "given"), models)) {
			return opened.analyze(document, Cancellation.NONE).relations().stream()
					.map(relation -> document.entity(relation.head().target()).orElseThrow().text(document.text()) + " "
							+ relation.type() + " " + document.entity(relation.tail().target()).orElseThrow().text(document.text()))
					.sorted().toList();
		}
	}

	@Test
	void relatesGivenEntitiesInEnglish() throws EngineException {
		assertEquals(List.of("Iris Vale worksFor Marlow Press"),
				relate("corenlp-relation-rules", "[Peop Iris Vale] , editor at [Org Marlow Press] , smiled."));
		assertEquals(List.of("Ada Byrne killed Tom Reed"),
				relate("corenlp-relation-rules", "[PER Tom Reed] was killed by [PER Ada Byrne]."));
		assertEquals(List.of("Ada Byrne spouseOf Tom Reed"),
				relate("corenlp-relation-rules", "[PER Ada Byrne] married [PER Tom Reed]."));
	}

	@Test
	void relatesGivenEntitiesInFrench() throws EngineException {
		assertEquals(List.of("Paul Rivet parentOf Anne Rivet"),
				relate("corenlp-relation-rules-fr", "[PER Paul Rivet] est le père de [PER Anne Rivet]."));
		assertEquals(List.of("Orbival foundedBy Anne Rivet"),
				relate("corenlp-relation-rules-fr", "[ORG Orbival] a été fondée par [PER Anne Rivet]."));
	}

	@Test
	void looksOnlyAtEntitiesOfTheRightTypes() throws EngineException {
		assertEquals(List.of(), relate("corenlp-relation-rules", "[LOC Tom Reed] was killed by [PER Ada Byrne]."));
	}

	@Test
	void namesTheLineOfABrokenRule() {
		for (String broken : List.of("rule a b PERSON", "semgrex {}=head", "nonsense here", "rule a b PERSON PERSON\nsemgrex {{",
				"rule a b PERSON PERSON\ntokens [[")) {
			IOException refusal = assertThrows(IOException.class, () -> RelationRules.parse("my.rules", broken));
			assertTrue(refusal.getMessage().startsWith("my.rules:" + broken.lines().count() + ":"), refusal.getMessage());
		}
	}
}
