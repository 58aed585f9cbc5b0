package org.lorgnette.engine.djl.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;

class QaEngineTest {

	private static final String TEXT = "The lighthouse of Calder Point was built by Agnes Morrow in 1871. It stands on the shore. "
			+ "In 1902 the harbour was widened by Tom Reed.";

	@TempDir
	Path folder;

	private final Map<String, String> settings = new HashMap<>();

	@BeforeEach
	void useAReader() {
		settings.put("model", TinyReaders.reader(folder.resolve("reader"), 24, "en").toString());
	}

	private QaEngine open() throws EngineUnavailableException {
		return QaEngine.openOwn(Settings.of(QaEngine.OWN.settings(), settings));
	}

	private List<Prediction<Answer>> ask(String text, String... questions) throws EngineException {
		List<Question> asked = new ArrayList<>();
		for (String question : questions) {
			asked.add(new Question("q" + asked.size(), question));
		}
		try (QaEngine engine = open()) {
			List<Prediction<Answer>> answers = new ArrayList<>();
			engine.analyze(Document.builder("d", text).questions(asked).build(), Cancellation.NONE).predictions()
					.forEach(prediction -> answers.add(new Prediction<>((Answer) prediction.value(), prediction.score(), prediction.producer(),
							prediction.evidence())));
			return answers;
		}
	}

	private static List<String> texts(List<Prediction<Answer>> answers) {
		return answers.stream().map(answer -> answer.value().text()).toList();
	}

	@Test
	void answersWithTheSentenceAndWhatWasAttendedTo() throws EngineException {
		List<Prediction<Answer>> answers = ask(TEXT, "Who built the lighthouse of Calder Point?");
		assertEquals("Agnes Morrow", answers.getFirst().value().text());
		assertEquals(44, answers.getFirst().value().span().orElseThrow().begin());
		assertEquals("The lighthouse of Calder Point was built by Agnes Morrow in 1871.",
				answers.getFirst().evidence().getFirst().span().of(TEXT));
		List<String> attended = answers.getFirst().evidence().stream().skip(1).map(evidence -> evidence.span().of(TEXT)).toList();
		assertEquals(List.of("lighthouse", "Calder", "Point"), attended);
		assertTrue(answers.stream().anyMatch(answer -> answer.value().isNone()));
		double sum = answers.stream().mapToDouble(answer -> answer.score().orElseThrow()).sum();
		assertTrue(sum <= 1 + 1e-9, "probabilities in one window: " + sum);
	}

	@Test
	void questionsTogetherAreAnsweredAsAlone() throws EngineException {
		String[] questions = {"Who built the lighthouse of Calder Point?", "?", "When was the harbour widened?", "",
				"When was the lighthouse built, and who was it that wanted the harbour to be widened?"};
		List<Prediction<Answer>> together = ask(TEXT, questions);
		for (int i = 0; i < questions.length; i++) {
			String id = "q" + i;
			List<Prediction<Answer>> alone = ask(TEXT, questions[i]);
			List<Prediction<Answer>> here = together.stream().filter(answer -> answer.value().question().equals(id)).toList();
			assertEquals(texts(alone), texts(here));
			for (int k = 0; k < alone.size(); k++) {
				assertEquals(alone.get(k).score().orElseThrow(), here.get(k).score().orElseThrow(), 1e-5);
			}
		}
		assertEquals(List.of(""), texts(ask(TEXT, "")));
	}

	@Test
	void thresholdDecidesAboutNoAnswer() throws EngineException {
		assertEquals("", ask(TEXT, "Where?").getFirst().value().text());
		settings.put("threshold", "0");
		assertFalse(ask(TEXT, "Where?").getFirst().value().isNone());
		settings.put("threshold", "1");
		assertTrue(ask(TEXT, "Who built the lighthouse of Calder Point?").getFirst().value().isNone());
		settings.put("threshold", "1.5");
		assertTrue(assertThrows(IllegalArgumentException.class, this::open).getMessage().contains("threshold"));
	}

	@Test
	void longAnswersAndUnlikelyOnesAreLeftOut() throws EngineException {
		settings.put("longest", "1");
		assertEquals("Agnes", ask(TEXT, "Who built the lighthouse of Calder Point?").getFirst().value().text());
		settings.put("min-score", "0.9999");
		settings.put("longest", "30");
		assertTrue(ask(TEXT, "Who built it?").stream().allMatch(answer -> answer.value().isNone()));
	}

	/** Wherever the answer stands, also at a window's border, it is found whole and once. */
	@Test
	void findsTheAnswerInALongText() throws EngineException {
		String filler = "Nothing of note happened there on that day either. ";
		for (int before = 0; before < 30; before++) {
			String text = "x ".repeat(before) + filler.repeat(20) + TEXT + " " + filler.repeat(20);
			List<Prediction<Answer>> answers = ask(text, "Who built the lighthouse of Calder Point?");
			assertEquals("Agnes Morrow", answers.getFirst().value().text(), "behind " + before);
			assertEquals(1, answers.stream().filter(answer -> answer.value().text().contains("Morrow")).count());
		}
	}

	@Test
	void oneShippedModelServesBothLanguages() throws EngineException {
		TinyReaders.reader(folder.resolve("models/qa"), 64, "en", "fr");
		ModelStore models = TinyReaders.store(folder.resolve("models"));
		QaEngine.openFrench(Settings.of(QaEngine.FRENCH.settings(), Map.of()), models).close();
		QaEngine.openEnglish(Settings.of(QaEngine.ENGLISH.settings(), Map.of()), models).close();
	}

	@Test
	void refusesModelsThatDoNotFit() {
		settings.put("model", TinyReaders.reader(folder.resolve("damaged"), 24, Float.NaN, 1, "en").toString());
		assertTrue(assertThrows(EngineUnavailableException.class, this::open).getMessage().contains("NaN"));
		settings.put("model", TinyReaders.reader(folder.resolve("newer"), 24, 1, 99, "en").toString());
		String message = assertThrows(EngineUnavailableException.class, this::open).getMessage();
		assertTrue(message.contains("99") && message.contains("model.json"), message);
	}
}
