package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;
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
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Answers questions by an extractive reader of the Hugging Face tools. Scores are the shares that the exponentials of the logits
 * have among the 20 best answers, as in the transformers examples; the score of no answer is lowered by the threshold first, so
 * that it leads where there is none.
 */
public final class HfQaEngine extends NeuralEngine implements ShowsAttention, ShowsPieces {

	private static final String HEAD = "QuestionAnswering";
	private static final int USUAL_LENGTH = 384;

	private static final Setting N_BEST = Setting.of("n-best", Setting.Kind.INTEGER, "3",
			"How many answers are given for a question, 1 to 20.");
	private static final Setting NO_ANSWER = Setting.of("no-answer", Setting.Kind.BOOLEAN, "true",
			"Whether there may be no answer, as models trained on SQuAD 2 say at their first piece.");
	private static final Setting THRESHOLD = Setting.of("threshold", Setting.Kind.DECIMAL, "0",
			"There is no answer if its logits exceed those of the best span by more than this.");
	private static final Setting MAX_ANSWER = Setting.of("max-answer", Setting.Kind.INTEGER, "30",
			"Pieces of words that an answer has at most, 1 to 1000.");
	private static final Setting STRIDE = Setting.of("stride", Setting.Kind.INTEGER, "128",
			"Pieces by which the windows over a long text overlap, 0 to 4096; at most half a window.");

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("hf-qa", Family.NEURAL, Set.of(Task.QA), Set.of(),
			Stream.concat(Stream.of(HfSettings.MODEL, HfSettings.FILE, N_BEST, NO_ANSWER, THRESHOLD, MAX_ANSWER, STRIDE,
					HfSettings.MAX_LENGTH), HfSettings.COMMON.stream()).toList(),
			"Answers from the text by an extractive reader exported with the Hugging Face tools.", List.of(), List.of());

	private final HfReader reader;
	private final int answers;
	private final boolean noAnswer;
	private final double threshold;
	private final int longest;
	private final int stride;
	private final int batch;
	private final int length;

	private HfQaEngine(Settings settings, HfReader reader) {
		super(DESCRIPTOR, settings);
		this.reader = reader;
		answers = NeuralSettings.within(settings, N_BEST, 1, SpanCandidates.BEST);
		noAnswer = settings.bool(NO_ANSWER.name());
		threshold = settings.decimal(THRESHOLD.name());
		longest = NeuralSettings.within(settings, MAX_ANSWER, 1, 1000);
		stride = NeuralSettings.within(settings, STRIDE, 0, 4096);
		batch = HfSettings.batch(settings);
		length = HfSettings.length(settings, reader.model(), reader.model().tokenizer().pair().size() + 1, USUAL_LENGTH);
	}

	/**
	 * @throws EngineUnavailableException
	 *             if the setting {@code model} names no folder of a reader that can be loaded
	 * @throws IllegalArgumentException
	 *             if a setting is out of its range
	 */
	public static HfQaEngine open(Settings settings) throws EngineUnavailableException {
		int threads = HfSettings.threads(settings);
		HfReader reader = HfReader.of(HfModel.open(HfSettings.folder(DESCRIPTOR, settings, HEAD), false, threads));
		boolean done = false;
		try {
			HfQaEngine engine = new HfQaEngine(settings, reader);
			done = true;
			return engine;
		} finally {
			if (!done) {
				reader.close();
			}
		}
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		if (document.questions().isEmpty()) {
			return new Analysis(document, predictions);
		}
		Pieces pieces = encoded(document, cancellation);
		for (Question question : document.questions()) {
			SpanCandidates candidates = new SpanCandidates(pieces, document.text(), longest);
			if (!question.text().isBlank()) {
				reader.read(question.text(), pieces, length, stride, batch, candidates, cancellation);
			}
			predictions.addAll(predictions(question, candidates.answers(noAnswer, threshold), document.text()));
		}
		return new Analysis(document, predictions);
	}

	private List<Prediction<Answer>> predictions(Question question, List<SpanCandidates.Answered> all, String text) {
		List<Prediction<Answer>> given = new ArrayList<>();
		int spans = 0;
		for (SpanCandidates.Answered answered : all) {
			Optional<Span> span = answered.span();
			if (span.isEmpty() || spans++ < answers) {
				Answer answer = span.map(place -> new Answer(question.id(), place.of(text), span)).orElse(Answer.none(question.id()));
				given.add(new Prediction<>(answer, OptionalDouble.of(answered.probability()), DESCRIPTOR.id(), List.of()));
			}
		}
		if (given.isEmpty()) {
			given.add(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1), DESCRIPTOR.id(), List.of()));
		}
		return given;
	}

	private Pieces encoded(Document document, Cancellation cancellation) {
		return document.text().isBlank() ? new Pieces(0) : reader.model().tokenizer().encode(document.text(), cancellation);
	}

	/** The text is split into pieces as a whole; words are shown as other engines have them. */
	@Override
	public List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			PlainTokenizer.Tokenized tokenized = PlainTokenizer.forLanguages(List.of()).tokenize(document, either);
			DocumentWords words = DocumentWords.of(tokenized.document(), tokenized.sentences());
			List<TokenPieces> shown = new ArrayList<>();
			PieceUnits.split(reader.model().folder().tokenizer(), words, 0,
					WordPieces.align(encoded(document, either), document.text(), words, 0, words.words()), shown);
			return shown;
		});
	}

	@Override
	public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			if (!(decision instanceof Decision.OfAnswer(Answer answer))) {
				throw new EngineException("it decides about answers; it has no attention for " + decision);
			}
			if (!answer.isNone() && answer.span().isEmpty()) {
				throw new EngineException("the answer '" + answer.text() + "' has no place in the text");
			}
			Question question = document.questions().stream().filter(each -> each.id().equals(answer.question())).findFirst()
					.orElseThrow(() -> new EngineException("the document has no question '" + answer.question() + "'"));
			return reader.attention(question.text(), encoded(document, either), length, stride, answer.span(), either);
		});
	}

	@Override
	protected void release() {
		reader.close();
	}
}
