package org.lorgnette.engine.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.engine.baseline.BaselineEngines;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

class RetrievalQaEngineTest {

	private static List<Prediction<Answer>> analyze(RetrievalQaEngine engine, String text, String question) throws EngineException {
		Document document = Samples.english("d", text).toBuilder().questions(List.of(new Question("q", question))).build();
		return engine.analyze(document, Cancellation.NONE).answers("q");
	}

	/** Says of every passage what the test wants; finds the first capital letter. */
	private static final class Oracle implements EngineProvider {

		private final String id;
		private final Map<String, Double> scores = new TreeMap<>();
		private final List<String> read = new ArrayList<>();
		private boolean closed;

		Oracle(String id) {
			this.id = id;
		}

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(new EngineDescriptor(id, Family.RULES, Set.of(Task.QA), Set.of(), List.of(), "Oracle.", List.of(),
					List.of("oracle")));
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
				public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
					read.add(document.text());
					if (document.text().contains("!")) {
						throw new EngineException("too loud");
					}
					Span span = new Span(0, document.text().indexOf(' '));
					double score = scores.entrySet().stream().filter(each -> document.text().contains(each.getKey()))
							.mapToDouble(Map.Entry::getValue).findFirst().orElse(0.1);
					String question = document.questions().getFirst().id();
					return new Analysis(document, List.of(
							new Prediction<>(new Answer(question, span.of(document.text()), Optional.of(span)), OptionalDouble.of(score), id,
									List.of(new Evidence(span, "begin"))),
							new Prediction<>(Answer.none(question), OptionalDouble.of(0.5), id, List.of())));
				}

				@Override
				public void close() {
					closed = true;
				}
			};
		}
	}

	private static RetrievalQaEngine with(Oracle oracle, ModelStore models, String... settings) throws EngineUnavailableException {
		Map<String, String> given = new TreeMap<>(Map.of("shortest", "0"));
		for (int i = 0; i < settings.length; i += 2) {
			given.put(settings[i], settings[i + 1]);
		}
		return new RetrievalQaEngine(Settings.of(RetrievalQaEngine.DESCRIPTOR.settings(), given),
				new EngineRegistry(List.of(new BaselineEngines(), oracle)), models);
	}

	@Test
	void readsOnlyTheBestPassagesAndMapsWhatIsFoundThere() throws Exception {
		Oracle oracle = new Oracle("oracle");
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			text.append("\r\n\r\n  Filler").append(i).append(" is about the harbour.");
		}
		text.append("\r\n\r\nEvery lamp was lit by Rose.\r\n\r\nThe lamp in the harbour.");
		try (RetrievalQaEngine engine = with(oracle, ModelStore.EMPTY, "reader", "oracle", "passages", "2")) {
			oracle.scores.put("Rose", 0.8);
			List<Prediction<Answer>> answers = analyze(engine, text.toString(), "Who lit the lamp?");
			assertEquals(List.of("Every lamp was lit by Rose.", "The lamp in the harbour."), oracle.read);
			Prediction<Answer> best = answers.getFirst();
			int begin = text.indexOf("Every");
			assertEquals(new Span(begin, begin + 5), best.value().span().orElseThrow());
			assertEquals(0.8, best.score().orElseThrow(), "the best passage keeps what the reader says");
			assertEquals(new Evidence(new Span(begin, begin + 5), "begin"), best.evidence().getFirst());
			assertEquals(new Span(begin, begin + 27), best.evidence().get(1).span());
			assertEquals(Optional.of("d"), best.evidence().get(1).source());
		}
		assertTrue(oracle.closed);
	}

	@Test
	void scoresFollowTheFormula() {
		Combination combination = new Combination(0.7);
		assertEquals(0, combination.shift(3, 3, 0.7));
		assertEquals(4 * Math.log(0.5) - 8 * 0.2, combination.shift(1.5, 3, 0.5), 1e-12);
		assertEquals(4 * Math.log(0.1), combination.shift(0, 3, 1), 1e-12);
		assertEquals(0, new Combination(0).shift(0, 0, 0));
		double odds = 0.8 / 0.2 * Math.exp(-1);
		assertEquals(odds / (1 + odds), Combination.shifted(0.8, -1), 1e-12);
		assertTrue(Combination.shifted(1, -1) < 1 && Combination.shifted(0, 1) > 0 && Combination.shifted(1, 0) == 1);
	}

	@Test
	void theSameAnswerAndTheSamePassageComeOnce() throws Exception {
		Oracle oracle = new Oracle("oracle");
		List<Document> documents = List.of(Samples.english("a", "Rose lit the lamp."), Samples.english("b",
				"ROSE carried the lamp home."),
				Samples.english("c", "Rose lit the lamp."), Samples.english("d", "Hale sold a lamp."));
		try (RetrievalQaEngine engine = with(oracle, ModelStore.EMPTY, "reader", "oracle")) {
			AskResult result = Samples.ask(engine, "Who lit the lamp?", documents);
			assertEquals(3, oracle.read.size(), "a copy is not read again: " + oracle.read);
			assertEquals(List.of("Rose", "Hale"), Samples.texts(result));
			assertEquals("a", result.answers().getFirst().document().id());
			List<Evidence> evidence = result.answers().getFirst().prediction().evidence();
			assertTrue(evidence.contains(new Evidence(Optional.of("c"), new Span(0, 18), "the same passage")), evidence.toString());
			assertTrue(evidence.contains(new Evidence(Optional.of("b"), new Span(0, 4), "the same answer")), evidence.toString());
		}
	}

	@Test
	void aReaderMayFailOnAPassageButNotOnAll() throws Exception {
		Oracle oracle = new Oracle("oracle");
		List<Document> documents = List.of(Samples.english("loud", "Rose lit the lamp!"), Samples.english("calm", "Hale lit a lamp."));
		try (RetrievalQaEngine engine = with(oracle, ModelStore.EMPTY, "reader", "oracle")) {
			AskResult result = Samples.ask(engine, "Who lit the lamp?", documents);
			assertEquals(List.of("loud"), result.failures().stream().map(failure -> failure.document()).toList());
			assertEquals(List.of("Hale"), Samples.texts(result));
			EngineException failure = assertThrows(EngineException.class, () -> analyze(engine, "Rose lit the lamp!",
					"Who lit the lamp?"));
			assertTrue(failure.getMessage().contains("too loud"), failure.getMessage());
		}
	}

	@Test
	void autoTakesTheNeuralReaderOfTheLanguageIfItsModelIsHere() throws Exception {
		ModelStore here = id -> Optional.of(Path.of(""));
		for (String language : List.of("en", "fr")) {
			Oracle oracle = new Oracle("neural-qa-fr");
			try (RetrievalQaEngine engine = with(oracle, here)) {
				engine.analyze(Document.builder("d", "Rose a la lampe. Rose has the lamp.").language(Optional.of(language))
						.questions(List.of(new Question("q", "Rose?"))).build(), Cancellation.NONE);
				assertEquals(language.equals("fr") ? 1 : 0, oracle.read.size());
			}
		}
		Oracle oracle = new Oracle("neural-qa-en");
		try (RetrievalQaEngine engine = with(oracle, ModelStore.EMPTY)) {
			analyze(engine, "Rose has the lamp.", "Who has the lamp?");
			assertEquals(List.of(), oracle.read, "its model is absent");
		}
	}

	@Test
	void aReaderThatIsNoneIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Samples.engine("reader", "retrieval-qa"));
		assertThrows(IllegalArgumentException.class, () -> Samples.engine("reader", "shapes-rules"));
		EngineUnavailableException unknown = assertThrows(EngineUnavailableException.class, () -> Samples.engine("reader",
				"lexical-q"));
		assertTrue(unknown.remedy().contains("lexical-qa"), unknown.remedy());
		assertThrows(EngineUnavailableException.class, () -> Samples.engine(new EngineRegistry(List.of())));
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		for (String[] wrong : new String[][] {{"n-best", "0"}, {"passages", "101"}, {"longest", "99"}, {"shortest", "1201"},
				{"overlap", "601"},
				{"k1", "-1"}, {"b", "1.5"}, {"coverage", "2"}}) {
			IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Samples.engine(wrong));
			assertTrue(refusal.getMessage().contains("'" + wrong[0] + "'"), refusal.getMessage());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"Who built the lighthouse of \"Selby Point?", "+built -lighthouse ~Selby^2 (Point",
			"en:built AND NOT Selby OR Point*",
			"Who built [the TO lighthouse} of Selby\\", "/Selby/ && ||! built lighthouse Point?", "*:* Selby lighthouse built"})
	void noCharacterOfAQuestionHasAMeaningOfItsOwn(String question) throws Exception {
		try (RetrievalQaEngine engine = Samples.engine()) {
			assertEquals("house-4", Samples.ask(engine, question, Samples.lighthouses()).answers().getFirst().document().id());
		}
	}

	@Test
	void aQuestionOfFunctionWordsOnlyIsSearchedFor() throws Exception {
		List<Document> documents = new ArrayList<>(Samples.lighthouses());
		documents.add(Samples.english("play", "Hamlet said: to be or not to be. Nobody knows."));
		try (KeptCollection collection = new KeptCollection(
				() -> new PassageIndex(IndexFolder.create(), new PassageSplitter(0, 500, 0), new BM25Similarity()));
				KeptCollection.Taken taken = collection.take(DocumentSupply.of(documents), AskListener.NONE, Cancellation.NONE)) {
			List<Retrieved> found = taken.searchable().retrieve("To be, or not to be?", 3, new Combination(0), Cancellation.NONE);
			assertEquals("play", found.getFirst().document().id());
		}
	}

	@Test
	void frenchIsFoundWithoutAccentsAndBehindElisions() throws Exception {
		List<Document> documents = new ArrayList<>();
		String[] towns = {"B\u00E9ziers", "N\u00EEmes", "\u00C9vreux", "Al\u00E8s", "Br\u00EAme", "Orl\u00E9ans", "Angoul\u00EAme",
				"S\u00E8te"};
		for (int i = 0; i < towns.length; i++) {
			documents.add(Samples.french("v" + i, "L\u2019\u00E9glise d'" + towns[i] + " fut construite par Ad\u00E8le Morvan" + i
					+ " en " + (1500 + i) + ". Elle domine la ville."));
		}
		try (RetrievalQaEngine engine = Samples.engine()) {
			for (String question : List.of("Qui a construit l'\u00E9glise d'\u00C9vreux ?", "qui a construit l'eglise d'evreux",
					"QUI A CONSTRUIT L\u2019EGLISE D\u2019EVREUX ?")) {
				AskResult result = Samples.ask(engine, question, documents);
				assertEquals("v2", result.answers().getFirst().document().id(), question);
			}
			assertEquals("Ad\u00E8le Morvan2", Samples.ask(engine, "Qui a construit l'\u00E9glise d'\u00C9vreux ?", documents).best()
					.orElseThrow().text());
		}
	}

	@Test
	void aDocumentOfNoKnownLanguageIsFoundToo() throws Exception {
		List<Document> documents = new ArrayList<>(Samples.lighthouses());
		documents.add(Document.builder("unknown", "L'\u00E9glise d'\u00C9vreux fut construite par Ad\u00E8le Morvan en 1502.").build());
		documents.add(Document.builder("other", "The chapel of Evermore was built by Rose Hale in 1777.").build());
		try (RetrievalQaEngine engine = Samples.engine()) {
			assertEquals("unknown", Samples.ask(engine, "Qui a construit l'eglise d'Evreux ?", documents).answers().getFirst()
					.document().id());
			assertEquals("Rose Hale", Samples.ask(engine, "Who built the chapel of Evermore?", documents).best().orElseThrow().text());
		}
	}

	@Test
	void saysThatThereIsNoAnswerIfNoPassageCoversTheQuestion() throws Exception {
		try (RetrievalQaEngine engine = Samples.engine(); RetrievalQaEngine without = Samples.engine("coverage", "0")) {
			String question = "Which enzyme breaks down lactose in the stomach of the keeper?";
			AskResult result = Samples.ask(engine, question, Samples.lighthouses());
			assertTrue(result.saysNoAnswer(), result.toString());
			assertTrue(result.noAnswer().orElseThrow() > Samples.ask(without, question, Samples.lighthouses()).noAnswer().orElseThrow());
			AskResult nothing = Samples.ask(engine, "Xylophones?", Samples.lighthouses());
			assertTrue(nothing.saysNoAnswer() && nothing.answers().isEmpty());
			assertEquals(1, nothing.noAnswer().orElseThrow());
			assertFalse(Samples.ask(engine, "Who built the lighthouse of Tarn Point?", Samples.lighthouses()).saysNoAnswer());
		}
	}
}
