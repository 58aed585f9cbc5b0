package org.lorgnette.engine.djl.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.qa.AnswerSettings;
import org.lorgnette.engine.djl.qa.FoundAnswers;
import org.lorgnette.engine.djl.qa.PassageWindow;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.Language;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Answers that a network writes down, see {@link AnswerGrammar}. An answer's score is the geometric mean of the probabilities of its words and
 * its end as they were written; that of no answer is the probability with which the network would write that there is none. Of a text longer
 * than a window, answers of all windows are put in one order as {@link FoundAnswers} does. Several answers need a beam, which is as wide as
 * answers are wanted where no other way of decoding is set.
 */
public final class WritingQaEngine extends WritingEngine {

	/** One model writes English and French. */
	private static final String SHIPPED_MODEL = "generative-qa";

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("generative-qa-en", Family.GENERATIVE, Set.of(Task.QA), Set.of("en"),
			declared(settings(AnswerSettings.USUAL_THRESHOLD)), "Answers in English, written down by a small network that needs no connection.",
			List.of(), List.of(SHIPPED_MODEL));

	public static final EngineDescriptor FRENCH = new EngineDescriptor("generative-qa-fr", Family.GENERATIVE, Set.of(Task.QA), Set.of("fr"),
			declared(settings(AnswerSettings.FRENCH_THRESHOLD)), "Answers in French, written down by a small network that needs no connection.",
			List.of(), List.of(SHIPPED_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("generative-qa", Family.GENERATIVE, Set.of(Task.QA), Set.of(),
			declaredOwn(settings(AnswerSettings.USUAL_THRESHOLD)), "Answers written down by a network of one's own.", List.of(), List.of());

	private static final int WINDOWS_AT_ONCE = 16;

	private final AnswerSettings asking;

	private WritingQaEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder, PlainTokenizer tokenizer)
			throws EngineUnavailableException {
		super(descriptor, settings, folder, tokenizer, AnswerSettings.of(settings).answers());
		asking = AnswerSettings.of(settings);
	}

	private static Setting[] settings(String threshold) {
		return AnswerSettings.declared(threshold).toArray(Setting[]::new);
	}

	/** @throws EngineUnavailableException if the model is not here or cannot be loaded; likewise below */
	public static WritingQaEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new WritingQaEngine(ENGLISH, settings, NeuralSettings.shipped(ENGLISH, SHIPPED_MODEL, models), new PlainTokenizer(Language.EN));
	}

	public static WritingQaEngine openFrench(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new WritingQaEngine(FRENCH, settings, NeuralSettings.shipped(FRENCH, SHIPPED_MODEL, models), new PlainTokenizer(Language.FR));
	}

	/** With the model folder that the setting {@code model} names. */
	public static WritingQaEngine openOwn(Settings settings) throws EngineUnavailableException {
		ModelFolder folder = NeuralSettings.own(OWN, settings);
		return new WritingQaEngine(OWN, settings, folder, PlainTokenizer.forLanguages(folder.languages()));
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		if (document.questions().isEmpty()) {
			return new Analysis(document, predictions);
		}
		DocumentWords words = words(document, cancellation);
		MatchText text = MatchText.of(words);
		List<PassageWindow> windows = PassageWindow.over(words.words(), folder().window());
		for (Question question : document.questions()) {
			cancellation.check();
			predictions.addAll(new Asked(question, words, text).answers(windows, cancellation));
		}
		return new Analysis(document, predictions);
	}

	/** An answer that stands nowhere in the text; of its odds only the number counts. */
	private record Nowhere(String text, FoundAnswers.Found odds) {
	}

	/** One question about a document. */
	private final class Asked {

		private final Question question;
		private final DocumentWords words;
		private final MatchText text;
		private final FoundAnswers found = new FoundAnswers(asking.answers());
		private final List<Nowhere> ungrounded = new ArrayList<>();
		private final List<Prediction<Answer>> given = new ArrayList<>();
		private final List<Grounding> groundings = new ArrayList<>();
		private final List<Span> spans = new ArrayList<>();

		Asked(Question question, DocumentWords words, MatchText text) {
			this.question = question;
			this.words = words;
			this.text = text;
		}

		List<Prediction<Answer>> answers(List<PassageWindow> windows, Cancellation cancellation) throws EngineException {
			List<String> forms = QuestionWords.of(question.text(), words.document().language(), tokenizer());
			if (!forms.isEmpty() && !windows.isEmpty()) {
				QuestionMatch match = QuestionWords.match(forms);
				for (int begin = 0; begin < windows.size(); begin += WINDOWS_AT_ONCE) {
					cancellation.check();
					List<PassageWindow> some = windows.subList(begin, Math.min(windows.size(), begin + WINDOWS_AT_ONCE));
					List<SourceText> sources = some.stream().map(window -> source(forms, match, window)).toList();
					List<Said> said = write(sources, i -> AnswerGrammar.of(alphabet(), sources.get(i).length(), asking.longest()), cancellation);
					for (int i = 0; i < said.size(); i++) {
						read(some.get(i), said.get(i));
					}
				}
			}
			return inOrder();
		}

		private SourceText source(List<String> forms, QuestionMatch match, PassageWindow window) {
			float[] numbers = new float[window.length() * QuestionMatch.WIDTH];
			match.fill(text, window.begin(), window.end(), numbers, 0);
			return SourceText.asked(IntStream.range(window.begin(), window.end()).mapToObj(words::form).toList(), forms, numbers);
		}

		private void read(PassageWindow window, Said said) {
			double none = Math.min(said.actions()[Alphabet.SECOND_TOKEN], -1e-9);
			// The odds of any answer beside none are multiplied; answers share what is then theirs as before.
			double any = Math.log(-Math.expm1(none));
			double odds = any - none + asking.readiness();
			double shiftedNone = -softplus(odds);
			double shift = -softplus(-odds) - any;
			List<FoundAnswers.Found> grounded = new ArrayList<>();
			for (Written written : said.ways()) {
				List<Clause> clauses = Clause.of(written, alphabet());
				Clause clause = clauses.getFirst();
				boolean isNone = clauses.size() == 2 && !clause.hasWords() && clause.action() == Alphabet.SECOND_TOKEN;
				boolean isAnswer = clauses.size() == 1 && clause.hasWords() && clause.action() == Alphabet.END_TOKEN;
				if (parses(isNone || isAnswer) && isAnswer) {
					int tokens = clause.to() + 1;
					double log = Math.min(0, Math.log(clause.score(written, true)) + shift / tokens);
					take(window, clause, written, log - shiftedNone, grounded);
				}
			}
			found.add(grounded, shiftedNone);
		}

		private static double softplus(double x) {
			return x > 30 ? x : Math.log1p(Math.exp(x));
		}

		private void take(PassageWindow window, Clause clause, Written written, double logOdds, List<FoundAnswers.Found> grounded) {
			if (isConstrained()) {
				Clause.Place place = clause.place(written, alphabet()).orElseThrow();
				grounded.add(new FoundAnswers.Found(window.begin() + place.begin(), window.begin() + place.end(), logOdds, List.of()));
				return;
			}
			String answer = clause.text(written, alphabet(), words, window.begin());
			FoundPlaces.Found aligned = new FoundPlaces(words, window.begin(), window.end()).find(answer, "");
			if (aligned.span().isPresent()) {
				int begin = words.firstBehind(aligned.span().get().begin());
				grounded.add(new FoundAnswers.Found(begin, words.firstFrom(aligned.span().get().end()), logOdds, List.of()));
				spans.add(aligned.span().get());
				groundings.add(aligned.grounding());
			} else {
				ungrounded.add(new Nowhere(answer, new FoundAnswers.Found(0, 0, logOdds, List.of())));
			}
		}

		private List<Prediction<Answer>> inOrder() {
			String whole = words.document().text();
			for (FoundAnswers.Found each : found
					.best(answer -> words.strippedSpan(answer.begin(), answer.end()).of(whole).toLowerCase(Locale.ROOT))) {
				Span span = words.strippedSpan(each.begin(), each.end());
				Evidence evidence = new Evidence(words.span(words.first(words.sentenceOf(each.begin())),
						words.end(words.sentenceOf(each.end() - 1))), "sentence");
				add(new Answer(question.id(), span.of(whole), Optional.of(span)), found.probability(each), List.of(evidence),
						grounding(words.span(each.begin(), each.end())));
			}
			for (Nowhere each : ungrounded) {
				add(new Answer(question.id(), each.text(), Optional.empty()), found.probability(each.odds()), List.of(),
						Optional.of(Grounding.none(each.text())));
			}
			given.sort(Comparator.comparing(answer -> -answer.score().orElseThrow()));
			List<Prediction<Answer>> best = new ArrayList<>(given.subList(0, Math.min(asking.answers(), given.size())));
			int place = 0;
			while (place < best.size() && best.get(place).score().orElseThrow() > found.none()) {
				place++;
			}
			best.add(place, new Prediction<>(Answer.none(question.id()), OptionalDouble.of(found.none()), descriptor().id(), List.of()));
			return best;
		}

		private void add(Answer answer, double score, List<Evidence> evidence, Optional<Grounding> grounding) {
			if (score >= minScore() && given.stream().noneMatch(other -> other.value().equals(answer))) {
				given.add(new Prediction<>(answer, OptionalDouble.of(score), descriptor().id(), evidence, grounding));
			}
		}

		private Optional<Grounding> grounding(Span span) {
			int place = spans.indexOf(span);
			return place < 0 ? Optional.empty() : Optional.of(groundings.get(place));
		}
	}
}
