package org.lorgnette.metrics.chunk;

import java.util.List;

final class SentenceCheck {

	private SentenceCheck() {
	}

	static void requireSameLength(List<String> gold, List<String> predicted, long sentenceIndex) {
		if (gold.size() != predicted.size()) {
			throw new IllegalArgumentException("sentence " + (sentenceIndex + 1) + ": " + gold.size() + " gold tags but "
					+ predicted.size() + " predicted tags; the prediction must have one tag for every gold token");
		}
	}
}
