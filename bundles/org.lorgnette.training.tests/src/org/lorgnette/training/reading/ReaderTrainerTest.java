package org.lorgnette.training.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.qa.PassageWindow;
import org.lorgnette.engine.djl.qa.QaEngine;
import org.lorgnette.engine.djl.text.Language;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

class ReaderTrainerTest {

	private static final Map<String, String> SMALL = Map.ofEntries(Map.entry("width", "24"), Map.entry("layers", "1"),
			Map.entry("heads", "2"),
			Map.entry("inner", "24"), Map.entry("subwords", "150"), Map.entry("epochs", "30"), Map.entry("rate", "0.008"),
			Map.entry("batch-words", "400"), Map.entry("dropout", "0"), Map.entry("hide", "0"), Map.entry("name", "tiny"),
			Map.entry("evaluate", "5"));

	@TempDir
	Path folder;

	private static Question asked(String id, String text, String context, String answer) {
		int begin = context.indexOf(answer);
		return answer.isEmpty() ? new Question(id, text, List.of(), false, List.of(), Map.of())
				: new Question(id, text, List.of(new Answer(id, answer, Optional.of(new Span(begin, begin + answer.length())))), true,
						List.of(),
						Map.of());
	}

	/** "Anna lives in Oslo. Bob was born in Lyon." Some are asked about who is not there. */
	private static List<Document> documents(int count, int seed) {
		Random random = new Random(seed);
		String[] names = { "Anna", "Bob", "Carla", "Denis", "Farid", "Greta", "Hugo" };
		String[] towns = { "Oslo", "Lyon", "Rome", "Bath", "Graz", "New York" };
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int name = random.nextInt(names.length);
			String one = names[name];
			String two = names[(name + 1 + random.nextInt(names.length - 2)) % names.length];
			String three = names[(name + names.length - 1) % names.length];
			String town = towns[random.nextInt(towns.length)];
			String other = towns[random.nextInt(towns.length)];
			String text = one + " lives in " + town + ". " + two + " was born near " + other + ".";
			documents.add(Document.builder("d" + i, text).metadata(Map.of("article", String.valueOf(i / 4)))
					.questions(List.of(asked("a" + i, "Where does " + one + " live?", text, town),
							asked("b" + i, "Who was born near " + other + "?", text, two),
							asked("c" + i, "Where does " + three + " live?", text, ""))).build());
		}
		return documents;
	}

	private static TrainingData.Part part(String name, List<Document> documents) {
		return new TrainingData.Part(name, documents::stream, 1, Optional.of("en"));
	}

	private static Settings settings(Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(SMALL);
		given.putAll(more);
		return Settings.of(new ReaderTrainer().settings(), given);
	}

	private static String first(Path model, String text, String question) throws Exception {
		try (QaEngine engine = QaEngine.openOwn(Settings.of(QaEngine.OWN.settings(), Map.of("model", model.toString())))) {
			Document document = Document.builder("d", text).questions(List.of(new Question("q", question))).build();
			return ((Answer) engine.analyze(document, Cancellation.NONE).predictions().getFirst().value()).text();
		}
	}

	@Test
	void learnsAndServesWhatItLearned() throws Exception {
		Path model = folder.resolve("model");
		List<TrainingEvent> events = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(part("train", documents(80, 1))), List.of(part("dev", documents(20, 2))));
		new ReaderTrainer().train(data, settings(Map.of()), new TrainingSession(model).watchedBy(events::add));
		double best = events.stream().filter(TrainingEvent.Evaluation.class::isInstance).map(TrainingEvent.Evaluation.class::cast)
				.mapToDouble(evaluation -> evaluation.metrics().get("f1")).max().orElseThrow();
		assertTrue(best > 0.9, "F1 " + best);
		String text = "Hugo lives in New York. Carla was born near Bath.";
		assertEquals("New York", first(model, text, "Where does Hugo live?"));
		assertEquals("Carla", first(model, text, "Who was born near Bath?"));
		assertEquals("", first(model, text, "Where does Denis live?"));
		ModelFolder written = ModelFolder.read(model);
		assertEquals(new Window(256, 128), written.window());
		assertTrue(events.stream().anyMatch(event -> event instanceof TrainingEvent.Note note
				&& note.text().contains("calibrationError")));
		String json = Files.readString(model.resolve("model.json"));
		assertTrue(json.contains("\"best_f1\"") || json.contains("HasAns_f1"), json);
	}

	@Test
	void saysWhatDataLacks() {
		Document bare = Document.builder("d", "Nothing is asked here.").build();
		EngineException refusal = assertThrows(EngineException.class,
				() -> new ReaderTrainer().train(TrainingData.of(() -> List.of(bare).stream()),
				settings(Map.of()), new TrainingSession(folder.resolve("none"))));
		assertTrue(refusal.getMessage().contains("no questions"), refusal.getMessage());
	}

	private static ReadingCorpus corpus(Document... documents) throws Exception {
		return ReadingCorpus.read(part("part", List.of(documents)), new PlainTokenizer(Language.EN), new HashMap<>(),
				Cancellation.NONE);
	}

	private static Question answered(String id, int begin, int end, String text) {
		return new Question(id, "Who?", List.of(new Answer(id, text.substring(begin, end), Optional.of(new Span(begin, end)))), true,
				List.of(),
				Map.of());
	}

	@Test
	void alignsAnswersWithWholeWords() throws Exception {
		String text = "The well-known  Anna Smith (1905) came.";
		Question lost = new Question("lost", "Who?", List.of(new Answer("lost", "Bob", Optional.empty())), true, List.of(), Map.of());
		Question unknown = new Question("unknown", "Who?");
		Document document = Document.builder("d", text)
				.questions(List.of(answered("exact", 16, 26, text), answered("space", 15, 21, text), answered("part", 9, 20, text), lost,
						unknown,
						asked("none", "Who?", text, ""))).build();
		ReadingCorpus corpus = corpus(document);
		assertEquals(new Alignment(2, 1, 1, 1), corpus.alignment());
		assertEquals(List.of("exact", "space", "part", "lost", "none"),
				corpus.questions().stream().map(question -> question.answers().id()).toList());
		Passage passage = corpus.passages().getFirst();
		List<String> spans = corpus.questions().stream().flatMap(question -> question.gold().stream())
				.map(span -> passage.text(span.begin(), span.end())).toList();
		assertEquals(List.of("Anna Smith", "Anna", "well-known  Anna"), spans);
		assertFalse(corpus.questions().get(3).isLearnable());
		assertTrue(corpus.questions().get(4).isLearnable());
	}

	@Test
	void windowsWithoutTheAnswerCountLess() throws Exception {
		String text = "a b c d e f g h i j";
		ReadingCorpus corpus = corpus(Document.builder("d", text).questions(List.of(answered("q", 6, 9, text))).build());
		List<Example> examples = Example.of(corpus.questions().getFirst(), new Window(4, 2), 0.3f);
		// d e are words 3 and 4: cut by [0, 4) and [4, 8), whole in [2, 6)
		assertEquals(List.of(new PassageWindow(2, 6), new PassageWindow(6, 10)), examples.stream().map(Example::window).toList());
		assertEquals(List.of(new WordSpan(1, 3)), examples.get(0).gold());
		assertEquals(List.of(), examples.get(1).gold());
		assertEquals(List.of(1f, 0.3f), examples.stream().map(Example::weight).toList());
	}

	@Test
	void distractorsAreOfTheSameArticleAndDoNotHoldTheAnswer() throws Exception {
		String[] texts = { "Anna came by boat.", "Bob came by train to see a boat.", "Anna again.", "Far away." };
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < texts.length; i++) {
			documents.add(Document.builder("d" + i, texts[i]).metadata(Map.of("article", i < 3 ? "0" : "1"))
					.questions(i == 0 ? List.of(asked("q", "Who came by boat?", texts[0], "Anna")) : List.of()).build());
		}
		Map<String, MatchWord> known = new HashMap<>();
		ReadingCorpus corpus = ReadingCorpus.read(part("part", documents), new PlainTokenizer(Language.EN), known, Cancellation.NONE);
		Distractors distractors = new Distractors(corpus, known, new Window(256, 128));
		for (int seed = 0; seed < 20; seed++) {
			Example example = distractors.of(corpus.questions().getFirst(), new Random(seed)).orElseThrow();
			assertEquals("Bob", example.passage().words()[0]);
			assertEquals(List.of(), example.gold());
		}
	}
}
