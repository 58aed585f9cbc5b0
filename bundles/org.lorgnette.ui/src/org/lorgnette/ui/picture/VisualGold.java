package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;

import org.lorgnette.metrics.vqa.Accuracy;
import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.model.VisualQuestion;

/** How an answer about a picture compares to the gold. */
final class VisualGold {

	private VisualGold() {
	}

	/** The gold answers, each once. */
	static List<String> answers(VisualQuestion question) {
		return question.answers().stream().distinct().toList();
	}

	/**
	 * The official VQA accuracy where several people answered, else whether it is the answer to the letter; 0..1, empty without gold.
	 *
	 * @param answer empty for the belief that there is none
	 */
	static Optional<Double> compare(VisualQuestion question, String answer) {
		if (question.answers().isEmpty()) {
			return Optional.empty();
		}
		if (question.answers().size() > 1) {
			return Optional.of(VqaAccuracy.accuracy(question.answers(), answer));
		}
		boolean correct = new Accuracy.Outcome(question.id(), question.answers().getFirst(), Optional.of(answer), question.group()).correct();
		return Optional.of(correct ? 1.0 : 0.0);
	}
}
