package org.lorgnette.ui.ask;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.metrics.qa.AnswerNormalizer;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadOutcome;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;

/** A question of the corpus with its document: what the gold says, and how an answer compares to it by SQuAD's measures. */
record GoldCheck(Document document, Question question) {

	/** The gold answers as written, each once; empty if the gold says that there is none. */
	List<String> gold() {
		return question.answerable() ? question.answers().stream().map(Answer::text).distinct().toList() : List.of();
	}

	/** Whether the gold says anything: a question without answers that passes for answerable has none. */
	boolean isKnown() {
		return !question.answerable() || !question.answers().isEmpty();
	}

	/** @param answer empty for the belief that there is none */
	Optional<SquadOutcome> compare(String answer) {
		if (!isKnown()) {
			return Optional.empty();
		}
		boolean french = document.language().filter(language -> language.equals("fr") || language.startsWith("fr-")).isPresent();
		SquadSettings settings = SquadSettings.DEFAULT
				.withNormalizer(french ? AnswerNormalizer.FRENCH : AnswerNormalizer.SQUAD);
		GoldAnswers gold = new GoldAnswers(question.id(), gold());
		return new Squad(settings).evaluate(List.of(gold), Map.of(question.id(), answer)).outcomes().stream().findFirst();
	}
}
