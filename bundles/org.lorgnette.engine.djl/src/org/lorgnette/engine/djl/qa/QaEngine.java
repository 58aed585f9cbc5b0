package org.lorgnette.engine.djl.qa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.explain.ShownPieces;
import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.qa.FoundAnswers.Found;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.Language;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Answers questions with spans of the text by a network. An answer's score is the probability that exactly these words are the
 * answer; that of {@link Answer#none} is the probability that the text has none. In a text longer than a window these are the probabilities in the window where an answer is
 * likeliest.
 */
public final class QaEngine extends NeuralEngine implements ShowsAttention, ShowsPieces {

	/** One model reads English and French. */
	public static final String SHIPPED_MODEL = "qa";

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("neural-qa-en", Family.NEURAL, Set.of(Task.QA),
			Set.of("en"), declared(AnswerSettings.USUAL_THRESHOLD),
			"Extractive question answering in English by a small neural network.", List.of(), List.of(SHIPPED_MODEL));

	public static final EngineDescriptor FRENCH = new EngineDescriptor("neural-qa-fr", Family.NEURAL, Set.of(Task.QA),
			Set.of("fr"), declared(AnswerSettings.FRENCH_THRESHOLD),
			"Extractive question answering in French by a small neural network.", List.of(), List.of(SHIPPED_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("neural-qa", Family.NEURAL, Set.of(Task.QA), Set.of(),
			Stream.concat(Stream.<Setting>of(NeuralSettings.MODEL), declared(AnswerSettings.USUAL_THRESHOLD).stream()).toList(),
			"Extractive question answering by a neural network of one's own.", List.of(), List.of());

	private final ReaderModel model;
	private final PlainTokenizer tokenizer;
	private final AnswerSettings asking;
	private final Optional<String> language;
	private final int batch;
	private final double minScore;

	private QaEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder, PlainTokenizer tokenizer)
			throws EngineUnavailableException {
		super(descriptor, settings);
		this.tokenizer = tokenizer;
		batch = NeuralSettings.batch(settings);
		minScore = NeuralSettings.minScore(settings);
		asking = AnswerSettings.of(settings);
		language = descriptor.languages().stream().findFirst();
		model = ReaderModel.of(NeuralSettings.load(folder, Task.QA, settings));
	}

	private static List<Setting> declared(String threshold) {
		return Stream.concat(AnswerSettings.declared(threshold).stream(), NeuralSettings.COMMON.stream()).toList();
	}

	/** @throws EngineUnavailableException if the shipped model is not here or cannot be loaded; likewise below */
	public static QaEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return shipped(ENGLISH, settings, models, Language.EN);
	}

	public static QaEngine openFrench(Settings settings, ModelStore models) throws EngineUnavailableException {
		return shipped(FRENCH, settings, models, Language.FR);
	}

	private static QaEngine shipped(EngineDescriptor descriptor, Settings settings, ModelStore models, Language language)
			throws EngineUnavailableException {
		return new QaEngine(descriptor, settings, NeuralSettings.shipped(descriptor, SHIPPED_MODEL, models), new PlainTokenizer(language));
	}

	/** @throws EngineUnavailableException if the setting {@code model} names no folder of a reader */
	public static QaEngine openOwn(Settings settings) throws EngineUnavailableException {
		ModelFolder folder = NeuralSettings.own(OWN, settings);
		return new QaEngine(OWN, settings, folder, PlainTokenizer.forLanguages(folder.languages()));
	}

	/** The folder of the model that is used. */
	public ModelFolder folder() {
		return model.model().folder();
	}

	/** The file of the network that is used. */
	public Path network() {
		return model.model().network().file();
	}

	/** How scores become answers. */
	public SpanDecoder decoder(Document document) {
		return new SpanDecoder(asking.longest(), folder().calibration(language.or(document::language)).shifted(asking.readiness()));
	}

	/**
	 * The question and the words of the text among which a decision is made: of a text longer than a window, the window where it was
	 * made.
	 *
	 * @throws EngineException
	 *             if the decision is none about an answer to one of the document's questions that the network can see at once
	 */
	public AskedWindow asked(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> seen(document, decision, either));
	}

	private AskedWindow seen(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		if (!(decision instanceof Decision.OfAnswer(Answer answer))) {
			throw new EngineException("it decides about answers, and shows nothing of " + decision);
		}
		Question question = document.questions().stream().filter(each -> each.id().equals(answer.question())).findFirst()
				.orElseThrow(() -> new EngineException("the document has no question '" + answer.question() + "'"));
		DocumentWords words = words(document, cancellation);
		AskedWindow whole = new AskedWindow(question, QuestionWords.of(question.text(), document.language(), tokenizer),
				QuestionWords.spans(question.text(), document.language(), tokenizer), words, MatchText.of(words),
				new PassageWindow(0, words.words()), Optional.empty());
		return new WindowSearch(model, decoder(document), cancellation).find(whole, answer);
	}

	private DocumentWords words(Document document, Cancellation cancellation) {
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, cancellation);
		return DocumentWords.of(tokenized.document(), tokenized.sentences());
	}

	@Override
	public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			List<String> names = ReaderAttention.require(model.model().network());
			AskedWindow seen = seen(document, decision, either);
			try (ReaderModel.Batch batch = new WindowSearch(model, decoder(document), either).batch(seen)) {
				return ReaderAttention.maps(names, batch.show(names, either), seen.questionUnits(), seen.passageUnits());
			}
		});
	}

	@Override
	public List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation,
				either -> ShownPieces.of(words(document, either), model.model().words(), either));
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		if (document.questions().isEmpty()) {
			return new Analysis(document, predictions);
		}
		DocumentWords words = words(document, cancellation);
		MatchText text = MatchText.of(words);
		cancellation.check();
		List<List<String>> questions = document.questions().stream()
				.map(question -> QuestionWords.of(question.text(), document.language(), tokenizer)).toList();
		List<FoundAnswers> found = new DocumentReading(model, decoder(document), words, text, questions, asking.answers(), cancellation)
				.read(batch);
		for (int i = 0; i < found.size(); i++) {
			predictions.addAll(predictions(document.questions().get(i), found.get(i), words, text));
		}
		return new Analysis(document, predictions);
	}

	private List<Prediction<Answer>> predictions(Question question, FoundAnswers found, DocumentWords words, MatchText text) {
		String whole = words.document().text();
		List<Prediction<Answer>> given = new ArrayList<>();
		for (Found answer : found.best(each -> words.strippedSpan(each.begin(), each.end()).of(whole).toLowerCase(Locale.ROOT))) {
			if (found.probability(answer) >= minScore) {
				Span span = words.strippedSpan(answer.begin(), answer.end());
				given.add(new Prediction<>(new Answer(question.id(), span.of(whole), Optional.of(span)),
						OptionalDouble.of(found.probability(answer)), descriptor().id(), evidence(answer, words, text)));
			}
		}
		int place = 0;
		while (place < given.size() && given.get(place).score().orElseThrow() > found.none()) {
			place++;
		}
		given.add(place, new Prediction<>(Answer.none(question.id()), OptionalDouble.of(found.none()), descriptor().id(), List.of()));
		return given;
	}

	private static List<Evidence> evidence(Found answer, DocumentWords words, MatchText text) {
		List<Evidence> evidence = new ArrayList<>();
		int first = words.first(text.sentences()[answer.begin()]);
		int end = words.end(text.sentences()[answer.end() - 1]);
		evidence.add(new Evidence(words.span(first, end), "sentence"));
		for (int word : answer.attended()) {
			evidence.add(new Evidence(words.span(word, word + 1), "attended to: " + words.form(word)));
		}
		return evidence;
	}

	@Override
	protected void release() {
		model.close();
	}
}
