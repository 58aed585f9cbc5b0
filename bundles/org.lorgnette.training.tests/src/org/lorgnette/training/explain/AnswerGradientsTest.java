package org.lorgnette.training.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.qa.QaEngine;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.ExplainSettings;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.training.reading.ReaderTrainer;

class AnswerGradientsTest {

	private static final List<String> NAMES = List.of("Anna", "Bob", "Carla", "Denis", "Farid", "Greta", "Hugo");
	private static final List<String> TOWNS = List.of("Oslo", "Lyon", "Rome", "Bath", "Graz");
	private static final String TEXT = "Hugo lives in Rome. Carla was born near Bath.";

	@TempDir
	static Path folder;

	private static Question asked(String id, String question, String text, String answer) {
		int begin = text.indexOf(answer);
		return answer.isEmpty() ? new Question(id, question, List.of(), false, List.of(), Map.of())
				: new Question(id, question, List.of(new Answer(id, answer, Optional.of(new Span(begin, begin + answer.length())))), true,
						List.of(), Map.of());
	}

	@BeforeAll
	static void train() throws Exception {
		Random random = new Random(5);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			int name = random.nextInt(NAMES.size());
			String one = NAMES.get(name);
			String two = NAMES.get((name + 1 + random.nextInt(NAMES.size() - 2)) % NAMES.size());
			String three = NAMES.get((name + NAMES.size() - 1) % NAMES.size());
			String town = TOWNS.get(random.nextInt(TOWNS.size()));
			String other = TOWNS.get(random.nextInt(TOWNS.size()));
			String text = one + " lives in " + town + ". " + two + " was born near " + other + ".";
			documents.add(Document.builder("d" + i, text).questions(List.of(asked("a" + i, "Where does " + one + " live?", text, town),
					asked("b" + i, "Who was born near " + other + "?", text, two),
					asked("c" + i, "Where does " + three + " live?", text, ""))).build());
		}
		TrainingData.Part part = new TrainingData.Part("train", documents::stream, 1, Optional.of("en"));
		for (String fusion : List.of("cross-attention", "hadamard", "concatenation")) {
			ReaderTrainer trainer = new ReaderTrainer();
			trainer.train(new TrainingData(List.of(part), List.of(part)), Settings.of(trainer.settings(), Map.ofEntries(
					Map.entry("width", "24"), Map.entry("layers", "1"), Map.entry("heads", "2"), Map.entry("inner", "24"),
					Map.entry("subwords", "150"), Map.entry("epochs", "14"), Map.entry("rate", "0.008"), Map.entry("batch-words", "400"),
					Map.entry("dropout", "0"), Map.entry("hide", "0"), Map.entry("evaluate", "14"), Map.entry("window", "12"),
					Map.entry("stride", "6"), Map.entry("fusion", fusion))), new TrainingSession(folder.resolve(fusion)));
		}
	}

	private static QaEngine open(String fusion, String... more) throws EngineException {
		Map<String, String> settings = new HashMap<>(Map.of("model", folder.resolve(fusion).toString()));
		for (int i = 0; i < more.length; i += 2) {
			settings.put(more[i], more[i + 1]);
		}
		return QaEngine.openOwn(Settings.of(QaEngine.OWN.settings(), settings));
	}

	private static Document document(String text, String question) {
		return Document.builder("d", text).questions(List.of(new Question("q", question))).build();
	}

	private static double score(Analysis analysis, Decision decision) {
		return analysis.predictions().stream().filter(each -> each.value().equals(decision.value())).map(Prediction::score).findFirst()
				.orElseThrow().orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = {"cross-attention", "hadamard", "concatenation"})
	void theValueIsTheLogarithmOfTheScoreAndAttributionsAreComplete(String fusion) throws Exception {
		AnswerGradients gradients = new AnswerGradients();
		Document document = document(TEXT, "Where does Hugo live?");
		try (QaEngine engine = open(fusion, "precision", "fp32", "threshold", "0.4", "longest", "3")) {
			assertTrue(gradients.supports(engine));
			Analysis analysis = engine.analyze(document, Cancellation.NONE);
			List<Decision> decisions = Decision.of(document, analysis, Task.QA);
			assertEquals(4, decisions.size());
			for (Decision decision : decisions) {
				try (DifferentiableDecision function = gradients.open(engine, document, decision, Cancellation.NONE)) {
					double score = score(analysis, decision);
					assertEquals(Math.log(score), Checked.value(function), 2e-3 + 1e-4 / score);
					Checked.complete(function);
					Checked.gradients(function);
				}
			}
		}
	}

	/** In several windows the value is that of the window where the answer is likeliest. */
	@Test
	void readsTheWindowOfTheDecision() throws Exception {
		String text = "Anna was born near Graz. Bob was born near Oslo. " + TEXT + " Denis was born near Lyon.";
		Document document = document(text, "Where does Hugo live?");
		try (QaEngine engine = open("cross-attention", "precision", "fp32")) {
			Analysis analysis = engine.analyze(document, Cancellation.NONE);
			for (Decision decision : Decision.of(document, analysis, Task.QA)) {
				try (DifferentiableDecision function = new AnswerGradients().open(engine, document, decision, Cancellation.NONE)) {
					List<Word> passage = function.units().stream().filter(unit -> unit.in() == Word.In.TEXT).distinct().toList();
					assertEquals(12, passage.size());
					decision.places().forEach(place -> assertTrue(passage.stream().anyMatch(unit -> unit.span().overlaps(place))));
					Answer answer = (Answer) decision.value();
					if (answer.isNone()) {
						assertEquals(Math.log(score(analysis, decision)), Checked.value(function), 2e-3 + 1e-4 / score(analysis, decision));
					}
				}
			}
		}
	}

	@Test
	void wordsOfQuestionAndTextGetTheirParts() throws Exception {
		Document document = document(TEXT, "Who was born near Bath?");
		try (QaEngine engine = open("cross-attention")) {
			Decision decision = Decision.of(document, engine.analyze(document, Cancellation.NONE), Task.QA).getFirst();
			assertEquals("Carla", ((Answer) decision.value()).text());
			Explanation explanation = new Explainer(engine, List.of(new AnswerGradients())).explain(document, decision,
					ExplainSettings.of(Method.GRADIENTS), ExplainListener.NONE, Cancellation.NONE);
			assertTrue(explanation.completeness().orElseThrow().holds(), explanation.completeness().toString());
			double sum = explanation.words().stream().mapToDouble(WordAttribution::value).sum();
			assertEquals(explanation.completeness().orElseThrow().sum(), sum, 1e-6);
			List<String> question = explanation.words().stream().filter(word -> word.word().in() == Word.In.QUESTION)
					.map(word -> word.word().text()).toList();
			assertEquals(List.of("Who", "was", "born", "near", "Bath", "?"), question);
			for (WordAttribution word : explanation.words()) {
				assertTrue(word.value() != 0, word.toString());
			}
		}
	}

	/** The halves of the matches are equal in sum, and a word of the question that matches has more of it than one that does not. */
	@Test
	void halfOfAMatchIsTheQuestions() throws Exception {
		Document document = document(TEXT, "Where does Hugo live?");
		try (QaEngine engine = open("cross-attention")) {
			Decision decision = Decision.of(document, engine.analyze(document, Cancellation.NONE), Task.QA).getFirst();
			try (DifferentiableDecision function = new AnswerGradients().open(engine, document, decision, Cancellation.NONE)) {
				List<String> passage = List.of("Hugo", "lives", "in", "Rome", ".", "Carla", "was", "born", "near", "Bath", ".");
				List<String> question = List.of("Where", "does", "Hugo", "live", "?");
				List<String> expected = new ArrayList<>(question);
				expected.addAll(passage);
				expected.addAll(passage);
				expected.addAll(question);
				assertEquals(expected, function.units().stream().map(Word::text).toList());
				double[] sums = Checked.complete(function);
				double[] words = Arrays.copyOfRange(sums, 16, 27);
				double[] asked = Arrays.copyOfRange(sums, 27, 32);
				assertEquals(Arrays.stream(words).sum(), Arrays.stream(asked).sum(), 1e-4);
				double spread = (Arrays.stream(words).sum() - words[0] - words[1]) / 5;
				assertArrayEquals(new double[] {spread, spread, words[0] + spread, words[1] + spread, spread}, asked, 1e-4);
			}
		}
	}

	@Test
	void attentionIsShownByLayerAndHead() throws Exception {
		Document document = document(TEXT, "Where does Hugo live?");
		try (QaEngine engine = open("cross-attention")) {
			Decision decision = Decision.of(document, engine.analyze(document, Cancellation.NONE), Task.QA).getFirst();
			AttentionMaps maps = engine.attention(document, decision, Cancellation.NONE);
			assertEquals(List.of("attention.question.0", "attention.passage.0", "attention.cross.0", "attention.reading.0",
					"attention.reading.1"), maps.layers().stream().map(AttentionLayer::name).toList());
			AttentionLayer cross = maps.layer("attention.cross.0").orElseThrow();
			assertEquals(11, cross.from().size());
			assertEquals(List.of("Where", "does", "Hugo", "live", "?"), cross.to().stream().map(Word::text).toList());
			for (AttentionLayer layer : maps.layers()) {
				assertEquals(2, layer.heads());
				for (double[] row : layer.head(1)) {
					assertEquals(1, Arrays.stream(row).sum(), 1e-5);
				}
			}
			assertEquals("Hugo", engine.pieces(document, Cancellation.NONE).getFirst().word().of(TEXT));
			Explainer explainer = new Explainer(engine, List.of());
			for (Method method : List.of(Method.ATTENTION, Method.ROLLOUT)) {
				Explanation shown = explainer.explain(document, decision, ExplainSettings.of(method), ExplainListener.NONE, Cancellation.NONE);
				assertTrue(shown.shown().startsWith("attention.reading"), shown.shown());
			}
		}
	}

	@Test
	void refusesWhatItCannotExplain() throws Exception {
		AnswerGradients gradients = new AnswerGradients();
		Document document = document(TEXT, "Where does Hugo live?");
		try (QaEngine engine = open("hadamard", "longest", "2")) {
			Decision free = new Decision.OfAnswer(new Answer("q", "yes", Optional.empty()));
			assertTrue(assertThrows(EngineException.class, () -> gradients.open(engine, document, free, Cancellation.NONE)).getMessage()
					.contains("no place"));
			Decision longAnswer = new Decision.OfAnswer(new Answer("q", TEXT.substring(0, 18), Optional.of(new Span(0, 18))));
			assertTrue(assertThrows(EngineException.class, () -> gradients.open(engine, document, longAnswer, Cancellation.NONE)).getMessage()
					.contains("at most 2"));
			Decision other = new Decision.OfAnswer(Answer.none("unknown"));
			assertTrue(assertThrows(EngineException.class, () -> gradients.open(engine, document, other, Cancellation.NONE)).getMessage()
					.contains("unknown"));
			Document empty = Document.builder("e", "").questions(document.questions()).build();
			assertThrows(EngineException.class,
					() -> gradients.open(engine, empty, new Decision.OfAnswer(Answer.none("q")), Cancellation.NONE));
		}
	}
}
