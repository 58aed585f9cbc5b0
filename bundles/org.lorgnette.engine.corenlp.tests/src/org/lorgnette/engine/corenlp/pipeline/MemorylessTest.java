package org.lorgnette.engine.corenlp.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.corenlp.CoreNlpEngines;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.model.Document;

/** CoreNLP's classifiers take lower-case words that they read as known from then on, unless told otherwise. */
class MemorylessTest {

	private static final List<String> NAMES = List.of("Zorblat", "Quimby", "Vexley", "Brindle",
			"Tamsin", "Orlo", "Pemberly", "Drax");

	private static List<Document> documents() {
		List<Document> documents = new ArrayList<>();
		for (String name : NAMES) {
			documents.add(document(name + " Rules Out New " + name + " Deal With " + name + " Bank As Shares Fall"));
			documents.add(document(name.toUpperCase(Locale.ROOT) + " RULES OUT NEW DEAL WITH " + name.toUpperCase(Locale.ROOT) + " BANK"));
			documents.add(document(name + " said that the " + name + " of " + name + " met " + name + " ."));
		}
		return documents;
	}

	private static Document document(String text) {
		return Document.builder("d", text).build();
	}

	@ParameterizedTest
	@ValueSource(strings = {"corenlp-crf", "corenlp-full", "corenlp-kbp"})
	void answersTheSameAloneAndAfterOthers(String id) throws EngineException {
		InstalledModels models = InstalledModels.ofUser();
		assumeTrue(models.find(ModelJar.ENGLISH).isPresent(), "model " + ModelJar.ENGLISH + " is absent");
		try (TextEngine engine = new EngineRegistry(List.of(new CoreNlpEngines())).openText(id, Map.of(), models)) {
			List<Analysis> before = analyze(engine);
			assertFalse(before.stream().allMatch(analysis -> analysis.predictions().isEmpty()), "the test needs some answers");
			for (String name : NAMES) {
				engine.analyze(document(("the " + name + " said that a " + name + " rules out new bank deal with " + name
						+ " as shares fall .").toLowerCase(Locale.ROOT)), Cancellation.NONE);
			}
			assertEquals(before, analyze(engine));
		}
	}

	private static List<Analysis> analyze(TextEngine engine) throws EngineException {
		List<Analysis> analyses = new ArrayList<>();
		for (Document document : documents()) {
			analyses.add(engine.analyze(document, Cancellation.NONE));
		}
		return analyses;
	}
}
