package org.lorgnette.evaluation.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.metrics.vqa.VqaAnswers;
import org.lorgnette.model.VisualQuestion;

/**
 * What the gold says to one question about pictures.
 *
 * @param label the answer as a class: the only one to the letter, or the most frequent of several people's, the first among equals,
 *        normalised as in VQA
 */
record VisualGoldAnswer(List<String> answers, String label) {

	private static final Set<String> YES_NO = Set.of("yes", "no", "true", "false", "oui", "non", "vrai", "faux");
	private static final String NUMBER = "[0-9]+([.,][0-9]+)?";

	/** @throws IllegalArgumentException without an answer */
	static VisualGoldAnswer of(VisualQuestion question) {
		List<String> answers = question.answers();
		if (answers.isEmpty()) {
			throw new IllegalArgumentException("question '" + question.id() + "' has no gold answer");
		}
		return new VisualGoldAnswer(answers, answers.size() == 1 ? answers.getFirst() : mostFrequent(answers));
	}

	private static String mostFrequent(List<String> answers) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		answers.forEach(answer -> counts.merge(VqaAnswers.normalize(answer), 1, Integer::sum));
		return mostFrequent(counts);
	}

	/** The first of the keys with the highest count. */
	static String mostFrequent(Map<String, Integer> counts) {
		String best = "";
		int most = 0;
		for (Map.Entry<String, Integer> entry : counts.entrySet()) {
			if (entry.getValue() > most) {
				best = entry.getKey();
				most = entry.getValue();
			}
		}
		return best;
	}

	boolean isOfSeveral() {
		return answers.size() > 1;
	}

	/** A given answer as a class to set beside {@link #label}. */
	String label(String given) {
		return isOfSeveral() ? VqaAnswers.normalize(given) : given;
	}

	/** 1 or 0 where one answer is right, to the letter; of several people's the official accuracy of VQA, 0..1. */
	double accuracy(String given) {
		return isOfSeveral() ? VqaAccuracy.accuracy(answers, given) : given.equals(label) ? 1 : 0;
	}

	/** The type of the question by its answer, as VQA has it, where the corpus does not say it. */
	String type() {
		String folded = label.strip().toLowerCase(Locale.ROOT);
		return YES_NO.contains(folded) ? "yes/no" : folded.matches(NUMBER) ? "number" : "other";
	}
}
