package org.lorgnette.metrics.qa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.lorgnette.metrics.qa.SquadEvaluation.NoAnswerProbability;

/**
 * What a threshold on the no-answer probability could reach: {@code find_all_best_thresh} and
 * {@code run_precision_recall_analysis} of the SQuAD 2.0 script. Probabilities of questions without an outcome are left out.
 */
final class NoAnswerAnalysis {

	private record Ranked(SquadOutcome outcome, double probability) {
	}

	private final List<Ranked> ranking;
	private final long total;
	private final long answerable;

	NoAnswerAnalysis(List<SquadOutcome> outcomes, List<NoAnswerProbability> probabilities) {
		Map<String, SquadOutcome> byId = new HashMap<>();
		outcomes.forEach(outcome -> byId.put(outcome.id(), outcome));
		ranking = new ArrayList<>();
		for (NoAnswerProbability entry : probabilities) {
			SquadOutcome outcome = byId.get(entry.id());
			if (outcome != null) {
				ranking.add(new Ranked(outcome, entry.probability()));
			}
		}
		// stable as Python's sorted, for which -0.0 equals 0.0
		ranking.sort(Comparator.comparingDouble(entry -> entry.probability() + 0.0));
		total = outcomes.size();
		answerable = outcomes.stream().filter(SquadOutcome::hasAnswer).count();
	}

	SquadScores.Best best() {
		double[] exact = best(SquadOutcome::rawExact);
		double[] f1 = best(SquadOutcome::rawF1);
		return new SquadScores.Best(exact[0], exact[1], f1[0], f1[1]);
	}

	/** The best score in percent, and its threshold. */
	private double[] best(ToDoubleFunction<SquadOutcome> score) {
		double current = ranking.stream().filter(entry -> !entry.outcome().hasAnswer()).count();
		double best = current;
		double threshold = 0.0;
		for (Ranked entry : ranking) {
			SquadOutcome outcome = entry.outcome();
			if (outcome.hasAnswer()) {
				current += score.applyAsDouble(outcome);
			} else if (outcome.answered()) {
				current -= 1;
			}
			if (current > best) {
				best = current;
				threshold = entry.probability();
			}
		}
		return new double[] { 100.0 * best / total, threshold };
	}

	/** Empty without an answerable question. */
	Optional<SquadScores.AveragePrecision> averagePrecision() {
		return answerable == 0 ? Optional.empty()
				: Optional.of(new SquadScores.AveragePrecision(averagePrecision(SquadOutcome::rawExact),
						averagePrecision(SquadOutcome::rawF1), averagePrecision(outcome -> 1.0)));
	}

	private double averagePrecision(ToDoubleFunction<SquadOutcome> score) {
		double truePositives = 0;
		double lastRecall = 0;
		double average = 0;
		for (int i = 0; i < ranking.size(); i++) {
			Ranked entry = ranking.get(i);
			if (entry.outcome().hasAnswer()) {
				truePositives += score.applyAsDouble(entry.outcome());
			}
			boolean thresholdPossible = i == ranking.size() - 1 || entry.probability() != ranking.get(i + 1).probability();
			if (thresholdPossible) {
				double recall = truePositives / answerable;
				average += truePositives / (i + 1) * (recall - lastRecall);
				lastRecall = recall;
			}
		}
		return 100.0 * average;
	}
}
