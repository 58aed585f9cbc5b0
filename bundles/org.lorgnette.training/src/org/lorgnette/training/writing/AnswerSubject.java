package org.lorgnette.training.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.qa.PassageWindow;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.djl.writing.WritingQaEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.reading.AnswerScores;
import org.lorgnette.training.reading.AskedQuestion;
import org.lorgnette.training.reading.Distractors;
import org.lorgnette.training.reading.Example;
import org.lorgnette.training.reading.ReadingCorpus;
import org.lorgnette.training.reading.ReadingSettings;
import org.lorgnette.training.reading.WordSpan;

import com.google.gson.JsonPrimitive;

/** Answers to questions about passages: the windows from which readers learn, and the words of an answer in them, or that there is none. */
final class AnswerSubject implements Subject {

	private final List<ReadingCorpus> corpora;
	private final List<ReadingCorpus> held;
	private final Map<String, MatchWord> known;
	private final ReadingSettings reading;
	private final long seed;

	/** @param known all words of the corpora */
	AnswerSubject(List<ReadingCorpus> corpora, List<ReadingCorpus> held, Map<String, MatchWord> known, ReadingSettings reading,
			long seed) {
		this.corpora = corpora;
		this.held = held;
		this.known = known;
		this.reading = reading;
		this.seed = seed;
	}

	@Override
	public List<String> actions() {
		return List.of(Alphabet.END, Alphabet.NONE);
	}

	@Override
	public Stream<String> words() {
		return corpora.stream().flatMap(ReadingCorpus::words);
	}

	@Override
	public Vocabulary written() {
		Vocabulary vocabulary = new Vocabulary();
		corpora.stream().flatMap(corpus -> corpus.questions().stream()).forEach(question -> question.gold()
				.forEach(span -> Arrays.asList(question.passage().words()).subList(span.begin(), span.end()).forEach(vocabulary::add)));
		return vocabulary;
	}

	@Override
	public List<Lesson> lessons(Alphabet alphabet) {
		List<Lesson> lessons = new ArrayList<>();
		for (int corpus = 0; corpus < corpora.size(); corpus++) {
			Distractors distractors = new Distractors(corpora.get(corpus), known, reading.window());
			Random random = new Random(seed * 0x9E3779B97F4A7C15L + corpus);
			for (AskedQuestion question : corpora.get(corpus).questions()) {
				if (!question.isLearnable()) {
					continue;
				}
				List<Example> examples = new ArrayList<>(Example.of(question, reading.window(), reading.emptyWeight()));
				if (question.isAnswerable() && random.nextDouble() < reading.unanswerable()) {
					distractors.of(question, random).ifPresent(examples::add);
				}
				for (Example example : examples) {
					lessons.add(new Lesson(() -> source(example), example.length(), targets(example, alphabet), example.weight(), corpus,
							question.passage().document()));
				}
			}
		}
		return lessons;
	}

	private SourceText source(Example example) {
		PassageWindow window = example.window();
		float[] match = new float[window.length() * QuestionMatch.WIDTH];
		new QuestionMatch(Stream.of(example.question()).map(known::get).toList()).fill(example.passage().match(), window.begin(), window.end(),
				match, 0);
		return SourceText.asked(Arrays.asList(example.passage().words()).subList(window.begin(), window.end()), List.of(example.question()),
				match);
	}

	private static List<int[]> targets(Example example, Alphabet alphabet) {
		List<int[]> targets = new ArrayList<>();
		for (WordSpan span : example.gold()) {
			targets.add(IntStream.range(span.begin(), span.end()).map(alphabet::copy).toArray());
		}
		return targets.isEmpty() ? List.of(new int[] {Alphabet.SECOND_TOKEN}) : targets;
	}

	@Override
	public List<TrainingData.Part> parts() {
		return corpora.stream().map(ReadingCorpus::part).toList();
	}

	@Override
	public AskedTypes asked(Alphabet alphabet) {
		return AskedTypes.all(alphabet, corpora.size());
	}

	@Override
	public SourceNet net(WordEncoder.Size size, float dropout) {
		return new QuestionNet(size, reading.fusion(), reading.layers(), dropout);
	}

	@Override
	public void describe(ModelWriter writer) {
		writer.put("match", new JsonPrimitive(QuestionMatch.VERSION)).window(reading.window().words(), reading.window().stride());
	}

	/** The mean over corpora of F1 decides, as for readers. */
	@Override
	public Optional<Evaluated> evaluate(Path model, boolean constrained) throws EngineException, IOException {
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		double sum = 0;
		for (ReadingCorpus corpus : held) {
			Map<String, String> settings = Map.of("model", model.toString(), "precision", "fp32", "constrained", String.valueOf(constrained),
					"n-best", "1", "batch", "4000");
			try (WritingQaEngine engine = WritingQaEngine.openOwn(Settings.of(WritingQaEngine.OWN.settings(), settings))) {
				Map<String, Double> metrics = evaluate(corpus, engine, constrained);
				parts.put(corpus.part().name(), metrics);
				sum += metrics.getOrDefault("f1", 0.0);
			}
		}
		return Optional.of(new Evaluated(sum / Math.max(1, held.size()), parts));
	}

	private static Map<String, Double> evaluate(ReadingCorpus corpus, WritingQaEngine engine, boolean constrained)
			throws EngineException, IOException {
		List<GoldAnswers> gold = new ArrayList<>();
		Map<String, String> answers = new LinkedHashMap<>();
		Map<String, Double> margins = new LinkedHashMap<>();
		Faults faults = Faults.NONE;
		try (Stream<Document> documents = corpus.part().corpus().open()) {
			for (Iterator<Document> each = documents.iterator(); each.hasNext();) {
				Document document = each.next();
				Analysis found = engine.analyze(document, Cancellation.NONE);
				faults = faults.plus(found);
				for (Question question : document.questions()) {
					if (!question.answerable() || !question.answers().isEmpty()) {
						// Ids of different documents may be the same.
						String id = String.valueOf(gold.size());
						gold.add(new GoldAnswers(id, question.answerable() ? GoldAnswers.of(question).answers() : List.of()));
						List<Prediction<Answer>> given = found.answers(question.id());
						// Held to words of the text, there is always an answer: how sure it must be is found afterwards.
						answers.put(id, given.stream().map(answer -> answer.value().text()).filter(text -> !constrained || !text.isEmpty())
								.findFirst().orElse(""));
						margins.put(id, constrained ? margin(given) : 0);
					}
				}
			}
		}
		Squad squad = new Squad(SquadSettings.DEFAULT.withNoAnswerThreshold(Double.POSITIVE_INFINITY));
		SquadScores scores = squad.evaluate(gold, answers, margins).scores();
		Map<String, Double> metrics = AnswerScores.of(scores, constrained && corpus.hasUnanswerable());
		metrics.putAll(faults.metrics(engine));
		return metrics;
	}

	/** By how much that there is no answer is likelier than the best one, as logarithms. */
	private static double margin(List<Prediction<Answer>> given) {
		return log(given, true) - log(given, false);
	}

	private static double log(List<Prediction<Answer>> given, boolean none) {
		OptionalDouble score = given.stream().filter(answer -> answer.value().isNone() == none).mapToDouble(answer -> answer.score().orElseThrow())
				.findFirst();
		return Math.log(Math.max(score.orElse(0), Double.MIN_NORMAL));
	}
}
