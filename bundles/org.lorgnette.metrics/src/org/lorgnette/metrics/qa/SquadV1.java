package org.lorgnette.metrics.qa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The official evaluation of SQuAD 1.1 ({@code evaluate-v1.1.py}; Rajpurkar et al. 2016). Unlike that of 2.0 it counts every
 * question, a missing prediction as 0, and gives two answers without tokens an F1 of 0.
 */
public final class SquadV1 {

	/** Scores of one question, 0..1. */
	public record Outcome(String id, double exact, double f1) {
	}

	/** Means over all questions, in percent. */
	public record Scores(double exactMatch, double f1, long total) {
	}

	/** Outcomes in gold order. Merging evaluations equals evaluating all their questions. */
	public record Evaluation(List<Outcome> outcomes) {

		public Evaluation {
			outcomes = List.copyOf(outcomes);
		}

		public Evaluation plus(Evaluation other) {
			List<Outcome> both = new ArrayList<>(outcomes);
			both.addAll(other.outcomes);
			return new Evaluation(both);
		}

		/** Empty if there is no question. */
		public Optional<Scores> scores() {
			if (outcomes.isEmpty()) {
				return Optional.empty();
			}
			double exact = 0;
			double f1 = 0;
			for (Outcome outcome : outcomes) {
				exact += outcome.exact();
				f1 += outcome.f1();
			}
			return Optional
					.of(new Scores(100.0 * exact / outcomes.size(), 100.0 * f1 / outcomes.size(), outcomes.size()));
		}
	}

	private final AnswerNormalizer normalizer;

	public SquadV1(AnswerNormalizer normalizer) {
		this.normalizer = normalizer;
	}

	/**
	 * @param predictions
	 *            answers by question id; ids the gold does not know are ignored
	 * @throws IllegalArgumentException
	 *             if a predicted question has no gold answer
	 */
	public Evaluation evaluate(List<GoldAnswers> gold, Map<String, String> predictions) {
		List<Outcome> outcomes = new ArrayList<>(gold.size());
		for (GoldAnswers question : gold) {
			String prediction = predictions.get(question.id());
			outcomes.add(prediction == null ? new Outcome(question.id(), 0, 0) : outcome(question, prediction));
		}
		return new Evaluation(outcomes);
	}

	private Outcome outcome(GoldAnswers question, String prediction) {
		if (question.answers().isEmpty()) {
			throw new IllegalArgumentException("question " + question.id()
					+ " has no gold answer, which SQuAD 1.1 does not know; use the evaluation of SQuAD 2.0");
		}
		List<String> predicted = normalizer.tokens(prediction);
		double exact = 0;
		double f1 = 0;
		for (String answer : question.answers()) {
			List<String> tokens = normalizer.tokens(answer);
			exact = Math.max(exact, tokens.equals(predicted) ? 1 : 0);
			f1 = Math.max(f1, AnswerOverlap.of(tokens, predicted).f1());
		}
		return new Outcome(question.id(), exact, f1);
	}
}
