package org.lorgnette.engine.baseline.qa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Answers questions by the words they share with the text. The score of the best answer is the probability that the text answers the
 * question, moved so that the threshold lies at one half; further answers get their share of it by their distance from the best, and
 * {@link Answer#none} gets the rest to one.
 */
public final class LexicalQaEngine implements TextEngine {

	private static final String N_BEST = "n-best";
	private static final String THRESHOLD = "threshold";
	private static final String SENTENCES = "sentences";
	private static final String LANGUAGE = "language";
	private static final String AUTO = "auto";

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("lexical-qa", Family.STATISTICAL, Set.of(Task.QA),
			Set.of("en", "fr"),
			List.of(Setting.of(N_BEST, Setting.Kind.INTEGER, "3", "How many answers are given for a question, 1 to 100."),
					Setting.of(THRESHOLD, Setting.Kind.DECIMAL, "0.5",
							"Below this probability (0 to 1) that the text answers the question, no answer comes first; 0 always answers."),
					Setting.of(SENTENCES, Setting.Kind.INTEGER, "5", "How many of the best sentences are searched, 1 to 100."),
					Setting.choice(LANGUAGE, AUTO, List.of(AUTO, "en", "fr"),
							"Language of text and question; auto takes the document's, or guesses.")),
			"Extractive baseline in English and French: BM25 over sentences, spans scored by their words and surroundings.", List.of(),
			List.of());

	private final Settings settings;
	private final int answers;
	private final double threshold;
	private final LexicalReader reader;
	private volatile boolean closed;

	/** @throws IllegalArgumentException if a setting is out of its range */
	public LexicalQaEngine(Settings settings) {
		this.settings = settings;
		this.answers = within(N_BEST, settings.integer(N_BEST), 1, 100);
		this.threshold = settings.decimal(THRESHOLD);
		if (!(threshold >= 0 && threshold <= 1)) {
			throw new IllegalArgumentException("setting '" + THRESHOLD + "': expected 0 to 1, got " + threshold);
		}
		this.reader = new LexicalReader(Weights.fitted(), within(SENTENCES, settings.integer(SENTENCES), 1, 100));
	}

	private static int within(String setting, int value, int least, int most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException("setting '" + setting + "': expected " + least + " to " + most + ", got " + value);
		}
		return value;
	}

	@Override
	public EngineDescriptor descriptor() {
		return DESCRIPTOR;
	}

	@Override
	public Settings settings() {
		return settings;
	}

	@Override
	public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		if (closed) {
			throw new IllegalStateException("engine '" + DESCRIPTOR.id() + "' is closed");
		}
		cancellation.check();
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		if (document.questions().isEmpty()) {
			return new Analysis(document, predictions);
		}
		try {
			Lexicon lexicon = Lexicon.of(language(document));
			TextIndex index = new TextIndex(document.text(), lexicon, cancellation);
			for (Question question : document.questions()) {
				predictions.addAll(answer(document.text(), index, question, lexicon, cancellation));
			}
		} catch (CancellationException e) {
			throw e;
		} catch (RuntimeException e) {
			throw new EngineException("engine '" + DESCRIPTOR.id() + "' failed on document " + document.id() + ": " + e, e);
		}
		return new Analysis(document, predictions);
	}

	private Language language(Document document) {
		String wanted = settings.text(LANGUAGE);
		if (!wanted.equals(AUTO)) {
			return Language.valueOf(wanted.toUpperCase(Locale.ROOT));
		}
		Optional<Language> known = document.language().flatMap(Language::ofTag);
		return known.orElseGet(() -> Language.guess(questions(document) + " " + head(document.text())));
	}

	private static String questions(Document document) {
		StringBuilder text = new StringBuilder();
		document.questions().stream().limit(20).forEach(question -> text.append(head(question.text())).append(' '));
		return text.toString();
	}

	private static String head(String text) {
		return text.substring(0, Math.min(text.length(), 2_000));
	}

	private List<Prediction<Answer>> answer(String text, TextIndex index, Question question, Lexicon lexicon,
			Cancellation cancellation) {
		AskedFor asked = AskedFor.of(question.text(), lexicon);
		List<Candidate> candidates = reader.candidates(index, asked, cancellation);
		double answerable = candidates.isEmpty() ? 0
				: Answerability.against(Answerability.probability(Answerability.of(index, asked, candidates),
						Weights.fitted().of(Answerability.PARAMETERS)), threshold);
		List<Candidate> best = LexicalReader.distinct(candidates, answers, each -> span(index, each).of(text).toLowerCase(Locale.ROOT));
		List<Prediction<Answer>> given = new ArrayList<>();
		for (Candidate candidate : best) {
			Span span = span(index, candidate);
			double score = answerable * Math.exp(candidate.logit() - best.getFirst().logit());
			given.add(new Prediction<>(new Answer(question.id(), span.of(text), Optional.of(span)), OptionalDouble.of(score),
					DESCRIPTOR.id(), evidence(text, index, candidate)));
		}
		Prediction<Answer> none = new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1 - answerable), DESCRIPTOR.id(),
				List.of());
		int place = 0;
		while (place < given.size() && given.get(place).score().orElseThrow() >= 1 - answerable) {
			place++;
		}
		given.add(place, none);
		return given;
	}

	private static Span span(TextIndex index, Candidate candidate) {
		return new Span(index.words().get(candidate.first()).begin(), index.words().get(candidate.end() - 1).end());
	}

	/** The sentence up to its last punctuation, then each word that it shares with the question. */
	private static List<Evidence> evidence(String text, TextIndex index, Candidate candidate) {
		List<Evidence> evidence = new ArrayList<>();
		TextIndex.Range range = candidate.sentence().range();
		int end = index.words().get(range.end() - 1).end();
		int limit = range.end() < index.words().size() ? index.words().get(range.end()).begin() : text.length();
		while (end < limit && ".!?\u2026)\u00BB\u201D\"".indexOf(text.charAt(end)) >= 0) {
			end++;
		}
		evidence.add(new Evidence(new Span(index.words().get(range.first()).begin(), end), "sentence"));
		for (int match : candidate.sentence().matches()) {
			Word word = index.words().get(match);
			evidence.add(new Evidence(new Span(word.begin(), word.end()), "in the question: " + word.form()));
		}
		return evidence;
	}

	@Override
	public void close() {
		closed = true;
	}
}
