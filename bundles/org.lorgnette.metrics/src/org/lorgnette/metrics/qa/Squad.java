package org.lorgnette.metrics.qa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.metrics.qa.SquadEvaluation.NoAnswerProbability;

/** The official evaluation of SQuAD 2.0 ({@code evaluate-v2.0.py}; Rajpurkar, Jia and Liang 2018). */
public final class Squad {

	private final SquadSettings settings;

	public Squad(SquadSettings settings) {
		this.settings = settings;
	}

	/**
	 * Every question counts with a no-answer probability of 0.
	 *
	 * @param predictions
	 *            answers by question id; the empty text says that there is no answer. Ids the gold does not know are ignored
	 * @throws IllegalArgumentException
	 *             if a prediction is missing and that is an error
	 */
	public SquadEvaluation evaluate(List<GoldAnswers> gold, Map<String, String> predictions) {
		return evaluate(gold, predictions, Optional.empty());
	}

	/**
	 * @param probabilities
	 *            no-answer probabilities by question id; their order decides between equal ones. Ids without a scored question
	 *            are ignored
	 * @throws IllegalArgumentException
	 *             if a prediction is missing and that is an error, or if a predicted question has no probability
	 */
	public SquadEvaluation evaluate(List<GoldAnswers> gold, Map<String, String> predictions, Map<String, Double> probabilities) {
		return evaluate(gold, predictions, Optional.of(probabilities));
	}

	private SquadEvaluation evaluate(List<GoldAnswers> gold, Map<String, String> predictions,
			Optional<Map<String, Double>> probabilities) {
		// of questions that share an id the last counts, in the place of the first: the script keeps its scores in a dictionary
		Map<String, SquadOutcome> outcomes = new LinkedHashMap<>();
		for (GoldAnswers question : gold) {
			String prediction = predictions.get(question.id());
			if (prediction != null) {
				outcomes.put(question.id(), outcome(question, prediction, probability(question.id(), probabilities)));
			} else if (settings.missing() == MissingPrediction.ERROR) {
				throw new IllegalArgumentException("no prediction for question " + question.id()
						+ "; predict every question (the empty text for no answer) or allow missing predictions");
			} else if (settings.missing() == MissingPrediction.WRONG) {
				outcomes.put(question.id(), new SquadOutcome(question.id(), !question.answers().isEmpty(), true, 0, 0, 0, 0));
			}
		}
		return new SquadEvaluation(List.copyOf(outcomes.values()), probabilities.map(map -> scored(map, outcomes)));
	}

	private static List<NoAnswerProbability> scored(Map<String, Double> probabilities, Map<String, SquadOutcome> outcomes) {
		List<NoAnswerProbability> scored = new ArrayList<>();
		probabilities.forEach((id, probability) -> {
			if (outcomes.containsKey(id)) {
				scored.add(new NoAnswerProbability(id, probability));
			}
		});
		return scored;
	}

	private static double probability(String id, Optional<Map<String, Double>> probabilities) {
		if (probabilities.isEmpty()) {
			return 0.0;
		}
		Double probability = probabilities.get().get(id);
		if (probability == null) {
			throw new IllegalArgumentException("no no-answer probability for question " + id + "; give one for every question");
		}
		return probability;
	}

	private SquadOutcome outcome(GoldAnswers question, String prediction, double noAnswerProbability) {
		List<String> predicted = settings.normalizer().tokens(prediction);
		List<List<String>> gold = question.answers().stream().map(settings.normalizer()::tokens)
				.filter(tokens -> !tokens.isEmpty()).toList();
		double exact = 0;
		double f1 = 0;
		for (List<String> answer : gold.isEmpty() ? List.of(List.<String>of()) : gold) {
			boolean equal = answer.equals(predicted);
			exact = Math.max(exact, equal ? 1 : 0);
			// if either says that there is no answer, F1 is 1 if they agree and 0 else
			boolean none = answer.isEmpty() || predicted.isEmpty();
			f1 = Math.max(f1, none ? (equal ? 1 : 0) : AnswerOverlap.of(answer, predicted).f1());
		}
		boolean hasAnswer = !question.answers().isEmpty();
		boolean abstained = noAnswerProbability > settings.noAnswerThreshold();
		double agreed = hasAnswer ? 0 : 1;
		return new SquadOutcome(question.id(), hasAnswer, !prediction.isEmpty(), exact, f1, abstained ? agreed : exact,
				abstained ? agreed : f1);
	}
}
