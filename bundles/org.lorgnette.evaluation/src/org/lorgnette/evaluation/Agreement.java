package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.metrics.significance.Interval;

/**
 * How far annotators of the same texts agree on entities, the gold being one of them.
 *
 * @param alpha Krippendorff's alpha for units over all annotators, where every character counts
 * @param alphaByType the same for each type by itself
 * @param joined how many entities had to be joined because alpha does not know overlapping units of one type
 */
public record Agreement(List<Pair> pairs, OptionalDouble alpha, Map<String, OptionalDouble> alphaByType, int joined) {

	/**
	 * Two annotators.
	 *
	 * @param f1 share of entities with the same span and type, as F1
	 * @param kappa Cohen's kappa over tokens; empty where the corpus has none
	 */
	public record Pair(String first, String second, OptionalDouble f1, OptionalDouble kappa, Optional<Interval> kappaInterval) {
	}

	public Agreement {
		pairs = List.copyOf(pairs);
		alphaByType = Collections.unmodifiableMap(new LinkedHashMap<>(alphaByType));
	}
}
