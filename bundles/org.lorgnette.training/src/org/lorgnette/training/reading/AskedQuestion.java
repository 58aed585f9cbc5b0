package org.lorgnette.training.reading;

import java.util.List;

import org.lorgnette.metrics.qa.GoldAnswers;

/**
 * A question about a passage.
 *
 * @param words at most as many as networks take
 * @param gold the words that answer it, each span once; empty if the passage does not, or if no answer has a place there
 * @param answers the gold answers as written, for scoring
 */
public record AskedQuestion(Passage passage, String[] words, List<WordSpan> gold, GoldAnswers answers) {

	public AskedQuestion {
		gold = List.copyOf(gold);
	}

	public boolean isAnswerable() {
		return !answers.answers().isEmpty();
	}

	/** Whether the words that answer it are known, or that there are none. */
	public boolean isLearnable() {
		return isAnswerable() == !gold.isEmpty();
	}
}
