package org.lorgnette.engine.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.llm.mask.Masking;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

class MaskingTest {

	/** Finds a few names, on this machine. */
	private static final class Names implements EngineProvider {

		private static final EngineDescriptor NER = new EngineDescriptor("names", Family.RULES, Set.of(Task.NER), Set.of(),
				List.of(), "Names.",
				List.of(), List.of());
		private static final EngineDescriptor QA = new EngineDescriptor("asks", Family.RULES, Set.of(Task.QA), Set.of(), List.of(), "None.",
				List.of(), List.of());

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(NER, QA);
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			return new TextEngine() {

				@Override
				public EngineDescriptor descriptor() {
					return engine;
				}

				@Override
				public Settings settings() {
					return settings;
				}

				@Override
				public Analysis analyze(Document document, Cancellation cancellation) {
					List<Prediction<? extends Value>> found = new ArrayList<>();
					Matcher names = Pattern.compile("(Agnes Morrow|Anna\\d*|Paul)|(Brest|Calder Point)").matcher(document.text());
					while (names.find()) {
						found.add(new Prediction<>(new Entity("e" + found.size(), names.group(1) == null ? "LOC" : "PER",
								new Span(names.start(), names.end())), "names"));
					}
					return new Analysis(document, found);
				}

				@Override
				public void close() {
					// Holds nothing.
				}
			};
		}
	}

	private final LlmFixture fixture = new LlmFixture((asked, exchange) -> {
		List<String> found = new ArrayList<>();
		Matcher standIns = Pattern.compile("(PERSON|LOCATION)_\\d+").matcher(asked.last());
		while (standIns.find()) {
			found.add("{\"text\": \"" + standIns.group() + "\", \"type\": \"" + standIns.group(1) + "\"}");
		}
		ScriptedServer.reply(asked.schema().equals("answer") ? "{\"answer\": \"PERSON_1\"}" : "{\"entities\": ["
				+ String.join(",", found) + "]}")
				.answer(asked, exchange);
	});
	private final LlmEngines provider = new LlmEngines(name -> null, () -> new EngineRegistry(List.of(new Names(), LlmFixture.PROVIDER)));

	@AfterEach
	void close() {
		fixture.close();
	}

	private TextEngine open(String id, String... more) throws EngineUnavailableException {
		EngineDescriptor descriptor = provider.engines().stream().filter(engine -> engine.id().equals(id)).findFirst().orElseThrow();
		return (TextEngine) provider.open(descriptor, Settings.of(descriptor.settings(), fixture.settings(more)), ModelStore.EMPTY);
	}

	@Test
	void noNameLeavesTheMachineAndAllComeBack() throws EngineException {
		String text = "Paul met Agnes Morrow in Brest. Agnes Morrow left PERSON_2 and Paul.";
		try (TextEngine engine = open("llm-ner", "mask-with", "names")) {
			Analysis analysis = engine.analyze(Document.builder("d", text).build(), Cancellation.NONE);
			assertEquals(List.of("Paul 0", "Agnes Morrow 9", "Brest 25", "Agnes Morrow 32", "PERSON_2 50", "Paul 63"),
					analysis.entities().stream()
					.map(entity -> entity.text(text) + " " + entity.span().begin()).toList());
		}
		String sent = fixture.server.asked().getFirst().last();
		assertEquals("<document>\nPERSON_1 met PERSON_3 in LOCATION_1. PERSON_3 left PERSON_2 and PERSON_1.\n</document>", sent);
	}

	@Test
	void questionsAndExamplesAreMaskedAsWell() throws Exception {
		Document document = Document.builder("d", "Paul built the light of Brest.").questions(List.of(new Question("q",
				"Who built in Brest?"),
				new Question("r", "Did Agnes Morrow?"))).build();
		Path examples = fixture.folder.resolve("train.json");
		Files.writeString(examples, """
				{"version": "1.1", "data": [{"title": "t", "paragraphs": [{"context": "Anna sang for Paul.", "qas": [
				{"id": "1", "question": "Who sang for Paul?", "answers": [{"text": "Anna", "answer_start": 0}]}]}]}]}
				""");
		try (TextEngine engine = open("llm-qa", "mask-with", "names", "shots", "1", "examples", examples.toString())) {
			Analysis analysis = engine.analyze(document, Cancellation.NONE);
			assertEquals(new Answer("q", "Paul", Optional.of(new Span(0, 4))), analysis.answers("q").getFirst().value());
		}
		for (ScriptedServer.Asked asked : fixture.server.asked()) {
			String body = asked.body().toString();
			for (String name : List.of("Paul", "Agnes", "Brest", "Anna")) {
				assertFalse(body.contains(name), name + " in " + body);
			}
			assertTrue(body.contains("sang for PERSON_1"), "one name, one stand-in, in all texts: " + body);
		}
	}

	@Test
	void unmaskingGivesBackWhatWasMasked() {
		String text = "Anna Anna1 Annabel l'Anna, PERSON_1x";
		Masking masking = Masking.of(List.of(new Entity("a", "PER", new Span(0, 4)), new Entity("b", "x y", new Span(5, 10))),
				List.of(text));
		String masked = masking.mask(text);
		assertEquals("PERSON_2 X_Y_1 Annabel l'PERSON_2, PERSON_1x", masked);
		assertEquals(text, masking.unmask(masked));
		assertEquals(2, masking.size());
		assertEquals("$1 \\ Anna", Masking.of(List.of(new Entity("a", "PER", new Span(0, 2))),
				List.of("$1 \\")).unmask("PERSON_1 \\ Anna"));
	}

	@Test
	void aNameIsOneHoweverItIsBroken() {
		String text = "Agnes\r\nMorrow. Agnes Morrow";
		Masking masking = Masking.of(List.of(new Entity("a", "PER", new Span(0, 13))), List.of(text));
		assertEquals("PERSON_1. PERSON_1", masking.mask(text));
		assertEquals("Agnes Morrow", masking.unmask("PERSON_1"));
	}

	@Test
	void aMaskThatWouldNotHideIsRefused() {
		for (Map.Entry<String, String> wrong : Map.of("asks", "finds no entities", "llm-ner", "send the text away", "nams",
				"no engine").entrySet()) {
			EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () ->
					open("llm-qa", "mask-with", wrong.getKey()));
			assertTrue(refusal.getMessage().contains(wrong.getValue()), refusal.getMessage());
		}
	}

	@Test
	void relationsMayTakeTheEntitiesOfAnotherEngine() throws EngineException {
		fixture.server.otherwise(ScriptedServer.reply("{\"relations\": [{\"head\": \"E1\", \"type\": \"bornIn\", \"tail\": \"E2\"}]}"));
		try (TextEngine engine = open("llm-relations", "entities", "names", "mask-with", "names")) {
			Analysis analysis = engine.analyze(Document.builder("d", "Paul is from Brest. Oh.").build(), Cancellation.NONE);
			assertEquals(2, analysis.entities().size());
			assertEquals("llm-relations", analysis.predictions().getFirst().producer());
			assertEquals(analysis.entities().get(1).id(), analysis.relations().getFirst().tail().target());
		}
		assertTrue(fixture.server.asked().getFirst().last().contains("E1: PERSON_1 (PER)"), fixture.server.asked().getFirst().last());
	}
}
