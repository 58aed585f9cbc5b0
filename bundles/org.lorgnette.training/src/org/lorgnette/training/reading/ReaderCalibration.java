package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.lorgnette.engine.djl.folder.AnswerCalibration;
import org.lorgnette.engine.djl.folder.NoAnswer;
import org.lorgnette.engine.djl.qa.SpanDecoder;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.qa.SquadSettings;

/**
 * Finds at which probabilities held-out questions end as they do: the temperature of spans by the likelihood that the best one is
 * exactly right or is not, over questions that have an answer (Guo et al. 2017), and how likely no answer is by a logistic
 * regression (Platt 1999), over corpora that have questions with and without one.
 *
 * @param all for any language
 * @param byLanguage where several languages are held out
 */
record ReaderCalibration(AnswerCalibration all, Map<String, AnswerCalibration> byLanguage) {

	private static final double LEAST = 0.2;
	private static final double MOST = 6;
	private static final double FACTOR = 1.05;
	private static final double CERTAIN = 1 - 1e-6;
	private static final int BINS = 15;
	private static final NoAnswer ALWAYS = new NoAnswer(1, 1e4);
	private static final double FARTHEST = 100;
	/** Of a network that knows nothing of it, or the contrary of what is so. */
	private static final double LEAST_SLOPE = 1e-3;

	static ReaderCalibration of(List<ScoredQuestion> questions, int longest) {
		Map<String, List<ScoredQuestion>> languages = new TreeMap<>();
		questions.forEach(question -> question.corpus().part().language()
				.ifPresent(language -> languages.computeIfAbsent(language, key -> new ArrayList<>()).add(question)));
		Map<String, AnswerCalibration> byLanguage = new TreeMap<>();
		if (languages.size() > 1) {
			languages.forEach((language, members) -> byLanguage.put(language, calibration(members, questions, longest)));
		}
		return new ReaderCalibration(calibration(questions, questions, longest), byLanguage);
	}

	private AnswerCalibration of(ScoredQuestion question) {
		return question.corpus().part().language().map(byLanguage::get).orElse(all);
	}

	/** The expected calibration error of what is said first, with 15 bins; empty without any question. */
	OptionalDouble error(List<ScoredQuestion> questions, int longest) {
		return Reliability.equalWidth(questions.stream()
				.map(question -> question.scored(question.said(new SpanDecoder(longest, of(question))))).toList(), BINS)
				.expectedCalibrationError();
	}

	/** @param all to learn from when there is no answer; not all languages may have such questions */
	private static AnswerCalibration calibration(List<ScoredQuestion> questions, List<ScoredQuestion> all, int longest) {
		List<ScoredQuestion> answerable = questions.stream().filter(question -> question.asked().isAnswerable()).toList();
		double best = 1;
		double least = Double.POSITIVE_INFINITY;
		for (double temperature = LEAST; temperature <= MOST && !answerable.isEmpty(); temperature *= FACTOR) {
			// With no answer ruled out, what is said first is the best span.
			SpanDecoder decoder = new SpanDecoder(longest, new AnswerCalibration(temperature, ALWAYS));
			double loss = 0;
			for (ScoredQuestion question : answerable) {
				Scored scored = question.scored(question.said(decoder));
				double probability = Math.clamp(scored.score(), 1 - CERTAIN, CERTAIN);
				loss -= Math.log(scored.correct() ? probability : 1 - probability);
			}
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		List<ScoredQuestion> both = all.stream()
				.filter(question -> question.corpus().hasUnanswerable() && question.corpus().hasAnswerable()).toList();
		return new AnswerCalibration(best, both.isEmpty() ? NoAnswer.PLAIN
				: noAnswer(both, new SpanDecoder(longest, new AnswerCalibration(best, NoAnswer.PLAIN))));
	}

	private static NoAnswer noAnswer(List<ScoredQuestion> questions, SpanDecoder decoder) {
		double[] odds = new double[questions.size()];
		boolean[] answerable = new boolean[questions.size()];
		for (int i = 0; i < odds.length; i++) {
			double most = questions.get(i).windows().stream().mapToDouble(window -> window.read(decoder, 1).any()).max().orElse(0);
			odds[i] = Math.clamp(most, -FARTHEST, FARTHEST);
			answerable[i] = questions.get(i).asked().isAnswerable();
		}
		LogisticLine line = LogisticLine.fit(odds, answerable);
		return new NoAnswer(Math.max(LEAST_SLOPE, line.slope()), line.offset());
	}

	/** SQuAD 2.0 scores in percent of what is said first, by held-out corpus: exact and F1 of all and of answerable questions. */
	Map<String, SquadScores> scores(List<ScoredQuestion> questions, int longest) {
		Map<String, List<ScoredQuestion>> byCorpus = new LinkedHashMap<>();
		questions.forEach(question -> byCorpus.computeIfAbsent(question.corpus().part().name(),
				key -> new ArrayList<>()).add(question));
		Map<String, SquadScores> scores = new LinkedHashMap<>();
		byCorpus.forEach((name, members) -> {
			List<GoldAnswers> gold = members.stream().map(question -> question.asked().answers()).toList();
			Map<String, String> said = new LinkedHashMap<>();
			members.forEach(question -> said.put(question.asked().answers().id(), question.said(new SpanDecoder(longest, of(question))).text()));
			scores.put(name, new Squad(SquadSettings.DEFAULT).evaluate(gold, said).scores());
		});
		return scores;
	}
}
