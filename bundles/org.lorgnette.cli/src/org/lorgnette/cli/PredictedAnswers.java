package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.engine.Analysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;

/** The answers of an analysis by question. An engine may give several for one question, the empty text among them. */
final class PredictedAnswers {

	private record Candidate(Answer answer, OptionalDouble score) {
	}

	private final Map<String, List<Candidate>> byQuestion = new HashMap<>();

	PredictedAnswers(Analysis analysis) {
		for (Prediction<?> prediction : analysis.predictions()) {
			if (prediction.value() instanceof Answer answer) {
				byQuestion.computeIfAbsent(answer.question(), id -> new ArrayList<>()).add(new Candidate(answer, prediction.score()));
			}
		}
	}

	/** The surest answer, the first among equals; none if there is none. */
	Answer answer(String question) {
		return best(byQuestion.getOrDefault(question, List.of())).answer();
	}

	/**
	 * The probability that the text has no answer, 0..1: what the engine says of the empty answer; else what its surest answer
	 * leaves; without scores 0 for an answer and 1 for none.
	 */
	double noAnswer(String question) {
		List<Candidate> candidates = byQuestion.getOrDefault(question, List.of());
		OptionalDouble said = best(candidates.stream().filter(candidate -> candidate.answer().isNone()).toList()).score();
		if (said.isPresent()) {
			return said.getAsDouble();
		}
		Candidate best = best(candidates);
		return best.answer().isNone() ? 1 : 1 - best.score().orElse(1);
	}

	private static Candidate best(List<Candidate> candidates) {
		return candidates.stream().max(Comparator.comparingDouble(candidate -> candidate.score().orElse(1)))
				.orElse(new Candidate(Answer.none(""), OptionalDouble.empty()));
	}
}
