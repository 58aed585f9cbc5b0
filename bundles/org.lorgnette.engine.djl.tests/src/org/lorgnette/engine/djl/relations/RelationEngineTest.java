package org.lorgnette.engine.djl.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.TinyModels;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

class RelationEngineTest {

	private static final Map<String, String> TRIGGERS = Map.of("lives", "Live_In(e1,e2)", "home", "Live_In(e2,e1)", "born",
			"Born_In(e1,e2)");

	@TempDir
	Path folder;

	private RelationEngine open(Path model, String... settings) throws EngineUnavailableException {
		Map<String, String> given = new HashMap<>(Map.of("model", model.toString(), "entities", "gold"));
		for (int i = 0; i < settings.length; i += 2) {
			given.put(settings[i], settings[i + 1]);
		}
		return RelationEngine.openOwn(Settings.of(RelationEngine.OWN.settings(), given), ModelStore.EMPTY);
	}

	/** Capitalised words are entities: {@code r} is taken as an id, places end in {@code don}. */
	private static Document document(String text) {
		List<Entity> entities = new ArrayList<>();
		var matcher = java.util.regex.Pattern.compile("\\b[A-Z]\\w+").matcher(text);
		while (matcher.find()) {
			String id = entities.isEmpty() ? "r1" : "e" + entities.size();
			entities.add(new Entity(id, matcher.group().endsWith("don") ? "LOC" : "PER", new Span(matcher.start(), matcher.end())));
		}
		return Document.builder("d", text).entities(entities).build();
	}

	private static List<String> relations(RelationEngine engine, String text) throws EngineException {
		Document document = document(text);
		Analysis analysis = engine.analyze(document, Cancellation.NONE);
		assertTrue(analysis.relations().stream().noneMatch(relation -> document.entity(relation.id()).isPresent()));
		return analysis.relations().stream().map(relation -> relation.type() + " " + name(document, relation.head().target()) + " "
				+ name(document, relation.tail().target())).toList();
	}

	private static String name(Document document, String id) {
		return document.entity(id).orElseThrow().text(document.text());
	}

	@Test
	void labelsSayTheDirection() throws EngineException {
		try (RelationEngine engine = open(TinyModels.relations(folder, TRIGGERS, false, TinyModels.RELATIONS))) {
			assertEquals(List.of("Live_In Anna London"), relations(engine, "Anna lives in London."));
			assertEquals(List.of("Live_In Anna London"), relations(engine, "London is home to Anna."));
			assertEquals(List.of(), relations(engine, "Anna saw London."));
			assertEquals(List.of(), relations(engine, "Anna lives. London is large."));
			assertEquals(List.of("Live_In Anna London", "Live_In Anna Croydon", "Live_In London Croydon"),
					relations(engine, "Anna lives in London and Croydon."));
		}
	}

	@Test
	void plainLabelsAreAskedInBothOrders() throws EngineException {
		TinyModels.relations(folder, Map.of("lives", "Live_In"), false, List.of("Other", "Live_In"));
		try (RelationEngine engine = open(folder)) {
			assertEquals(List.of("Live_In Anna London", "Live_In London Anna"), relations(engine, "Anna lives in London."));
		}
		try (RelationEngine engine = open(folder, "rules", "Live_In: PER -> LOC")) {
			assertEquals(List.of("Live_In Anna London"), relations(engine, "Anna lives in London."));
		}
	}

	@Test
	void rulesHoldWhileItDecides() throws Exception {
		TinyModels.relations(folder, TRIGGERS, false, TinyModels.RELATIONS);
		// Both triggers: the rule leaves the other relation, and its probability is that among what is allowed.
		String text = "Anna lives where London was born.";
		String yaml = Files.writeString(folder.resolve("rules.yaml"), "Live_In:\n - LOC -> '*'\n - ORG|GPE -> LOC\n").toString();
		String json = Files.writeString(folder.resolve("rules.json"), "{\"Live_In\": \"LOC -> *\"}").toString();
		for (String rules : List.of("Live_In: LOC -> *; Live_In: ORG -> LOC", yaml, json)) {
			try (RelationEngine engine = open(folder, "rules", rules)) {
				assertEquals(List.of("Born_In Anna London"), relations(engine, text));
			}
		}
		double open;
		double ruled;
		try (RelationEngine engine = open(folder)) {
			open = engine.analyze(document(text), Cancellation.NONE).predictions().getFirst().score().orElseThrow();
		}
		try (RelationEngine engine = open(folder, "rules", "Live_In: LOC -> *")) {
			ruled = engine.analyze(document(text), Cancellation.NONE).predictions().getFirst().score().orElseThrow();
		}
		// Logits: Other 1, Live_In forward 5, Born_In forward 5, both backward 0.
		double live = Math.exp(5);
		assertEquals(live / (Math.exp(1) + 2 * live + 2), open, 1e-6);
		assertEquals(live / (Math.exp(1) + live + 2), ruled, 1e-6);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Live_in: PER -> LOC|the model has no relation 'Live_in'; did you mean 'Live_In'?",
			"PER -> LOC|expected 'RELATION: HEAD -> TAIL', got 'PER -> LOC'", "Live_In: -> LOC|expected types of entities separated by |",
			"Live_In: A -> B -> C|expected 'HEAD -> TAIL', got 'A -> B -> C'", "no-such-file.yaml|there is no file no-such-file.yaml"})
	void rulesThatCannotBeReadAreRefused(String rules, String message) {
		TinyModels.relations(folder, TRIGGERS, false, TinyModels.RELATIONS);
		String refusal = assertThrows(EngineUnavailableException.class, () -> open(folder, "rules", rules)).getMessage();
		assertTrue(refusal.contains(message), refusal);
	}

	@Test
	void aRuleFileNamesTheLine() throws IOException {
		TinyModels.relations(folder, TRIGGERS, false, TinyModels.RELATIONS);
		Path file = Files.writeString(folder.resolve("rules.yaml"), "Born_In: PER -> LOC\nLive_In: PER\n");
		String refusal = assertThrows(EngineUnavailableException.class, () -> open(folder, "rules", file.toString())).getMessage();
		assertTrue(refusal.contains("rules.yaml:2: Live_In: expected 'HEAD -> TAIL', got 'PER'"), refusal);
	}

	@Test
	void attentionShowsTheTrigger() throws EngineException {
		String text = "Anna , they say , lives in old London.";
		try (RelationEngine engine = open(TinyModels.relations(folder, TRIGGERS, true, TinyModels.RELATIONS))) {
			assertEquals(List.of(new Evidence(new Span(18, 23), "trigger")), evidence(engine, text));
		}
		try (RelationEngine engine = open(TinyModels.relations(folder.resolve("other"), TRIGGERS, false, TinyModels.RELATIONS))) {
			assertEquals(List.of(new Evidence(new Span(0, 4), "head"), new Evidence(new Span(31, 37), "tail")), evidence(engine, text));
		}
	}

	private static List<Evidence> evidence(RelationEngine engine, String text) throws EngineException {
		return engine.analyze(document(text), Cancellation.NONE).predictions().getFirst().evidence();
	}

	@Test
	void entitiesFarApartAreNotRelated() throws EngineException {
		TinyModels.relations(folder, TRIGGERS, false, TinyModels.RELATIONS);
		String text = "Anna lives " + "very ".repeat(8) + "near London";
		try (RelationEngine engine = open(folder, "max-distance", "10")) {
			assertEquals(1, relations(engine, text).size());
		}
		try (RelationEngine engine = open(folder, "max-distance", "9")) {
			assertEquals(0, relations(engine, text).size());
		}
	}

	/** Longer than the window of 64 words: what is far away plays no part, what is near does. */
	@Test
	void longSentencesAreShownInParts() throws EngineException {
		TinyModels.relations(folder, TRIGGERS, false, TinyModels.RELATIONS);
		String far = "word ".repeat(60);
		try (RelationEngine engine = open(folder)) {
			assertEquals(List.of("Live_In Anna London"), relations(engine, far + "Anna lives in London " + far));
			assertEquals(List.of(), relations(engine, "lives " + far + "Anna in London " + far));
		}
	}

	@Test
	void entitiesComeFromAModelFolder() throws EngineException {
		Path tagger = TinyModels.tagger(folder.resolve("ner"), "en", 24, "london");
		Path model = TinyModels.relations(folder.resolve("relations"), TRIGGERS, false, TinyModels.RELATIONS);
		try (RelationEngine engine = open(model, "entities", tagger.toString())) {
			Analysis analysis = engine.analyze(Document.builder("d", "so Anna lives in London.").build(), Cancellation.NONE);
			assertEquals(List.of("PERSON", "LOCATION"), analysis.entities().stream().map(Entity::type).toList());
			assertEquals(List.of(new Relation("r1", "Live_In", "e1", "e2")), analysis.relations());
			assertEquals("neural-relations", analysis.predictions().stream().map(Prediction::producer).distinct()
					.collect(Collectors.joining(" ")));
		}
		for (String source : List.of("neural-relations", "no-such-engine", "neural-ner-en")) {
			assertThrows(EngineUnavailableException.class, () -> open(model, "entities", source), source);
		}
	}

	@Test
	void modelsThatDoNotFitAreRefused() {
		Path tagger = TinyModels.tagger(folder.resolve("ner"), "en", 24, "london");
		assertTrue(assertThrows(EngineUnavailableException.class, () -> open(tagger)).getMessage().contains("is for the task 'ner'"));
		Path mixed = TinyModels.relations(folder.resolve("mixed"), Map.of(), false, List.of("Other", "A(e1,e2)", "B"));
		assertTrue(assertThrows(EngineUnavailableException.class, () -> open(mixed)).getMessage().contains("some do not"));
	}
}
