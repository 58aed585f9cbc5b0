package org.lorgnette.metrics.qa;

import java.util.List;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Question;

/** The gold answers to the question with this id, as written; none if it has no answer. */
public record GoldAnswers(String id, List<String> answers) {

	public GoldAnswers {
		answers = List.copyOf(answers);
	}

	public static GoldAnswers of(Question question) {
		return new GoldAnswers(question.id(), question.answers().stream().map(Answer::text).toList());
	}
}
