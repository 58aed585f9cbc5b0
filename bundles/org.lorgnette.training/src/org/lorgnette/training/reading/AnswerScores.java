package org.lorgnette.training.reading;

import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.metrics.qa.SquadScores;

/** What is told of answers to held-out questions while a network learns. */
public final class AnswerScores {

	private AnswerScores() {
	}

	/** F1 and exact match at the threshold that is best for F1, and over questions with an answer if one is always given. */
	public static Map<String, Double> of(SquadScores scores, boolean hasUnanswerable) {
		Map<String, Double> metrics = new LinkedHashMap<>();
		if (hasUnanswerable) {
			scores.best().ifPresent(best -> metrics.put("f1", best.f1() / 100));
			scores.best().ifPresent(best -> metrics.put("exact", best.exact() / 100));
			scores.hasAnswer().ifPresent(group -> metrics.put("answerable-f1", group.f1() / 100));
			scores.hasAnswer().ifPresent(group -> metrics.put("answerable-exact", group.exact() / 100));
		} else {
			scores.all().ifPresent(group -> metrics.put("f1", group.f1() / 100));
			scores.all().ifPresent(group -> metrics.put("exact", group.exact() / 100));
		}
		return metrics;
	}
}
