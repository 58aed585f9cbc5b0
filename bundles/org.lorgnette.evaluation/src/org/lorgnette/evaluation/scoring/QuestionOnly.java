package org.lorgnette.evaluation.scoring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.model.VisualQuestion;

/**
 * What answers questions about pictures without a look at them: the most frequent answer of all, and that of the questions with the same
 * words (as the priors of Antol et al. 2015, which are by type of question). Of equally frequent answers the one seen first. Mutable, for
 * one thread.
 */
public final class QuestionOnly {

	private final Map<String, Integer> all = new LinkedHashMap<>();
	private final Map<String, Map<String, Integer>> byText = new HashMap<>();
	private long questions;

	/** @throws IllegalArgumentException if the question has no gold answer */
	public void learn(VisualQuestion question) {
		String answer = VisualGoldAnswer.of(question).label();
		all.merge(answer, 1, Integer::sum);
		byText.computeIfAbsent(key(question.text()), unseen -> new LinkedHashMap<>()).merge(answer, 1, Integer::sum);
		questions++;
	}

	/** Without case, white space and the mark at the end. */
	private static String key(String text) {
		return text.strip().replaceAll("\\s*[?.!\u2026]+$", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

	/** The answer of one of the two methods, the empty text if nothing was learned. */
	String answer(String method, String text) {
		Map<String, Integer> counts = method.equals(VisualAnswering.QUESTION_ONLY) ? byText.getOrDefault(key(text), all) : all;
		return VisualGoldAnswer.mostFrequent(counts);
	}

	boolean knows(String text) {
		return byText.containsKey(key(text));
	}

	long questions() {
		return questions;
	}

	long texts() {
		return byText.size();
	}
}
