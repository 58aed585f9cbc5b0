package org.lorgnette.metrics.qa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two answers compared as bags of normalised tokens. */
record AnswerOverlap(int gold, int predicted, int common) {

	static AnswerOverlap of(List<String> gold, List<String> predicted) {
		Map<String, Integer> left = new HashMap<>();
		gold.forEach(token -> left.merge(token, 1, Integer::sum));
		int common = 0;
		for (String token : predicted) {
			int count = left.getOrDefault(token, 0);
			if (count > 0) {
				left.put(token, count - 1);
				common++;
			}
		}
		return new AnswerOverlap(gold.size(), predicted.size(), common);
	}

	/** F1 of the tokens in the operations and order of the scripts, 0 if no token is common. */
	double f1() {
		if (common == 0) {
			return 0;
		}
		double precision = 1.0 * common / predicted;
		double recall = 1.0 * common / gold;
		return 2 * precision * recall / (precision + recall);
	}
}
