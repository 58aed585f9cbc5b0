package org.lorgnette.metrics.qa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The outcomes of questions in gold order, and their no-answer probabilities in the order they were given, which decides between
 * equal probabilities. Merging evaluations of different questions equals evaluating all of them.
 */
public record SquadEvaluation(List<SquadOutcome> outcomes, Optional<List<NoAnswerProbability>> probabilities) {

	/** The probability that the question with this id has no answer. */
	public record NoAnswerProbability(String id, double probability) {

		/** @throws IllegalArgumentException if the probability is not a number */
		public NoAnswerProbability {
			if (Double.isNaN(probability)) {
				throw new IllegalArgumentException("the no-answer probability of question " + id + " is not a number");
			}
		}
	}

	/** @throws IllegalArgumentException if an id occurs twice */
	public SquadEvaluation {
		outcomes = List.copyOf(outcomes);
		probabilities = probabilities.map(List::copyOf);
		requireDistinct(outcomes.stream().map(SquadOutcome::id).toList());
		probabilities.ifPresent(list -> requireDistinct(list.stream().map(NoAnswerProbability::id).toList()));
	}

	private static void requireDistinct(List<String> ids) {
		Set<String> seen = new HashSet<>();
		for (String id : ids) {
			if (!seen.add(id)) {
				throw new IllegalArgumentException("question " + id + " occurs twice");
			}
		}
	}

	/** @throws IllegalArgumentException if a question is in both, or if only one of the two has no-answer probabilities */
	public SquadEvaluation plus(SquadEvaluation other) {
		if (probabilities.isPresent() != other.probabilities.isPresent()) {
			throw new IllegalArgumentException(
					"only one of two evaluations has no-answer probabilities; give them for both or neither");
		}
		return new SquadEvaluation(concat(outcomes, other.outcomes),
				probabilities.map(list -> concat(list, other.probabilities.orElseThrow())));
	}

	private static <T> List<T> concat(List<T> first, List<T> second) {
		List<T> both = new ArrayList<>(first);
		both.addAll(second);
		return both;
	}

	public SquadScores scores() {
		return new SquadScores(group(outcome -> true), group(SquadOutcome::hasAnswer), group(outcome -> !outcome.hasAnswer()),
				analysis().map(NoAnswerAnalysis::best), analysis().flatMap(NoAnswerAnalysis::averagePrecision));
	}

	private Optional<NoAnswerAnalysis> analysis() {
		return probabilities.filter(list -> !outcomes.isEmpty()).map(list -> new NoAnswerAnalysis(outcomes, list));
	}

	private Optional<SquadScores.Group> group(Predicate<SquadOutcome> filter) {
		List<SquadOutcome> members = outcomes.stream().filter(filter).toList();
		return members.isEmpty() ? Optional.empty()
				: Optional.of(new SquadScores.Group(percent(members, SquadOutcome::exact), percent(members, SquadOutcome::f1),
						members.size()));
	}

	/** Plain summation from left to right, as Python's {@code sum} up to version 3.11: a stream's sum is compensated. */
	private static double percent(List<SquadOutcome> outcomes, ToDoubleFunction<SquadOutcome> score) {
		double sum = 0;
		for (SquadOutcome outcome : outcomes) {
			sum += score.applyAsDouble(outcome);
		}
		return 100.0 * sum / outcomes.size();
	}
}
