package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.metrics.significance.Interval;

/**
 * How far annotators of the same texts agree on entities, or on answers to questions, the gold being one of them.
 *
 * @param alpha Krippendorff's alpha for units over all annotators, where every character counts;
 *        undefined for answers
 * @param alphaByType the same for each type by itself
 * @param joined how many entities had to be joined because alpha does not know overlapping units of one type
 */
public record Agreement(List<Pair> pairs, OptionalDouble alpha, Map<String, OptionalDouble> alphaByType, int joined) {

	/**
	 * Two annotators.
	 *
	 * @param exact share of questions with the same answer after normalisation; empty for entities
	 * @param f1 share of entities with the same span and type, as F1; of answers the mean F1 of their words
	 * @param kappa Cohen's kappa over tokens, empty where the corpus has none; of answers over whether there is one
	 */
	public record Pair(String first, String second, OptionalDouble exact, OptionalDouble f1, OptionalDouble kappa,
			Optional<Interval> kappaInterval) {

		public Pair(String first, String second, OptionalDouble f1, OptionalDouble kappa, Optional<Interval> kappaInterval) {
			this(first, second, OptionalDouble.empty(), f1, kappa, kappaInterval);
		}
	}

	public Agreement {
		pairs = List.copyOf(pairs);
		alphaByType = Collections.unmodifiableMap(new LinkedHashMap<>(alphaByType));
	}
}
