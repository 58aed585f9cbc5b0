package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/**
 * What an engine answered to one question, of all that it offered.
 *
 * @param answer the surest, the first among equals; none if nothing was offered
 * @param score of that answer, 0..1
 * @param noAnswer probability that the text has no answer, 0..1: what the engine says of the empty answer; else what its surest answer
 *        leaves; without scores 0 for an answer and 1 for none
 * @param grounding of an answer that was written and had to be found
 */
record GivenAnswer(Answer answer, OptionalDouble score, double noAnswer, List<Evidence> evidence, Optional<Grounding> grounding) {

	private static final Comparator<Prediction<Answer>> BY_SCORE = Comparator.comparingDouble(answer -> answer.score().orElse(1));

	/** The predicted answers by question. */
	static Map<String, List<Prediction<Answer>>> byQuestion(List<Prediction<? extends Value>> predictions) {
		Map<String, List<Prediction<Answer>>> answers = new HashMap<>();
		for (Prediction<? extends Value> prediction : predictions) {
			if (prediction.value() instanceof Answer answer) {
				answers.computeIfAbsent(answer.question(), unseen -> new ArrayList<>())
						.add(prediction.withValue(answer));
			}
		}
		return answers;
	}

	static GivenAnswer of(String question, List<Prediction<Answer>> offered) {
		// Of equal elements max takes the first.
		Optional<Prediction<Answer>> best = offered.stream().max(BY_SCORE);
		OptionalDouble said = offered.stream().filter(each -> each.value().isNone()).max(BY_SCORE).map(Prediction::score)
				.orElse(OptionalDouble.empty());
		boolean none = best.map(found -> found.value().isNone()).orElse(true);
		double left = none ? 1 : 1 - best.get().score().orElse(1);
		return new GivenAnswer(best.map(Prediction::value).orElse(Answer.none(question)),
				best.map(Prediction::score).orElse(OptionalDouble.empty()), said.orElse(left),
				best.map(Prediction::evidence).orElse(List.of()), best.filter(found -> !found.value().isNone()).flatMap(Prediction::grounding));
	}
}
