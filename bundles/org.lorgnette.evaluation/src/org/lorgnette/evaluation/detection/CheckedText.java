package org.lorgnette.evaluation.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The numbers of one text.
 *
 * @param pieces how many pieces the language model read
 * @param perplexity 1 or more; empty for an empty text
 * @param rankShares share of pieces by rank: 1, to 10, to 100, to 1,000, above; none for an empty text
 * @param scores by method; what is undefined is absent
 */
public record CheckedText(int pieces, OptionalDouble perplexity, List<Double> rankShares, Map<DetectionMethod, Double> scores) {

	public CheckedText {
		rankShares = List.copyOf(rankShares);
		scores = Map.copyOf(scores);
	}

	/** In the order of the methods. */
	public Map<DetectionMethod, Double> ordered() {
		Map<DetectionMethod, Double> ordered = new EnumMap<>(DetectionMethod.class);
		ordered.putAll(scores);
		return ordered;
	}
}
