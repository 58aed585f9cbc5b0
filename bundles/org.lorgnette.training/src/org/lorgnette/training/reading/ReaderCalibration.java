package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.engine.djl.qa.SpanDecoder;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.qa.SquadSettings;

/**
 * Finds the temperature at which the probability of what is said first says best how often that is exactly right (Guo et al.
 * 2017).
 *
 * @param error the expected calibration error over held-out questions, with 15 bins; empty without any
 */
record ReaderCalibration(double threshold, double temperature, OptionalDouble error) {

	private static final double LEAST = 0.4;
	private static final double MOST = 6;
	private static final double FACTOR = 1.08;
	private static final double CERTAIN = 1 - 1e-6;
	private static final int BINS = 15;

	static ReaderCalibration of(List<ScoredQuestion> questions, double threshold, int longest) {
		double best = 1;
		double least = Double.POSITIVE_INFINITY;
		for (double temperature = LEAST; temperature <= MOST; temperature *= FACTOR) {
			double loss = 0;
			for (Scored scored : scored(questions, new SpanDecoder(longest, threshold, temperature))) {
				double probability = Math.clamp(scored.score(), 1 - CERTAIN, CERTAIN);
				loss -= Math.log(scored.correct() ? probability : 1 - probability);
			}
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		best = questions.isEmpty() ? 1 : best;
		return new ReaderCalibration(threshold, best,
				Reliability.equalWidth(scored(questions, new SpanDecoder(longest, threshold, best)), BINS).expectedCalibrationError());
	}

	private static List<Scored> scored(List<ScoredQuestion> questions, SpanDecoder decoder) {
		return questions.stream().map(question -> question.scored(question.said(decoder))).toList();
	}

	/** SQuAD 2.0 scores in percent of what is said first, by held-out corpus: exact and F1 of all and of answerable questions. */
	Map<String, SquadScores> scores(List<ScoredQuestion> questions, int longest) {
		SpanDecoder decoder = new SpanDecoder(longest, threshold, temperature);
		Map<String, List<ScoredQuestion>> byCorpus = new LinkedHashMap<>();
		questions.forEach(question -> byCorpus.computeIfAbsent(question.corpus().part().name(),
				key -> new ArrayList<>()).add(question));
		Map<String, SquadScores> scores = new LinkedHashMap<>();
		byCorpus.forEach((name, members) -> {
			List<GoldAnswers> gold = members.stream().map(question -> question.asked().answers()).toList();
			Map<String, String> said = new LinkedHashMap<>();
			members.forEach(question -> said.put(question.asked().answers().id(), question.said(decoder).text()));
			scores.put(name, new Squad(SquadSettings.DEFAULT).evaluate(gold, said).scores());
		});
		return scores;
	}
}
