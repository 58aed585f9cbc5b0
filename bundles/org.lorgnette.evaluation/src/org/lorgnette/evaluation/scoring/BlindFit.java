package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.lorgnette.model.VisualQuestion;

/**
 * From what the methods that see no picture learned before they answer a question: from other questions, or, if there are none, from those
 * among the measured ones that are about other pictures, as in cross-validation.
 *
 * @param questions how many there are to learn from
 * @param texts in how many wordings
 */
record BlindFit(Function<VisualQuestion, QuestionOnly> before, long questions, long texts) {

	/** Parts of the pictures; each is answered with what the others teach. */
	private static final int PARTS = 5;

	static BlindFit of(QuestionOnly learned) {
		return new BlindFit(question -> learned, learned.questions(), learned.texts());
	}

	/** Pictures go to the parts in turn, in the order in which questions about them come. */
	static BlindFit within(List<VisualQuestion> questions) {
		Map<List<String>, Integer> parts = new HashMap<>();
		questions.forEach(question -> parts.putIfAbsent(question.images(), parts.size() % PARTS));
		QuestionOnly all = new QuestionOnly();
		List<QuestionOnly> without = new ArrayList<>();
		for (int part = 0; part < PARTS; part++) {
			without.add(new QuestionOnly());
		}
		for (VisualQuestion question : questions) {
			all.learn(question);
			for (int part = 0; part < PARTS; part++) {
				if (part != parts.get(question.images())) {
					without.get(part).learn(question);
				}
			}
		}
		return new BlindFit(question -> without.get(parts.get(question.images())), all.questions(), all.texts());
	}
}
