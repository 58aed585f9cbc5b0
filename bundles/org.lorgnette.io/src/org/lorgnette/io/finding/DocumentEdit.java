package org.lorgnette.io.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.edit.GoldEdit;

/** Changes of the document with this number and id. */
public record DocumentEdit(int document, String id, List<GoldEdit> gold, List<AnswerEdit> answers) {

	public DocumentEdit {
		gold = List.copyOf(gold);
		answers = List.copyOf(answers);
	}

	/** @throws IllegalArgumentException if a change does not fit the document */
	public Document applyTo(Document document) {
		Document changed = document;
		for (GoldEdit edit : gold) {
			changed = edit.applyTo(changed);
		}
		for (AnswerEdit edit : answers) {
			changed = apply(edit, changed);
		}
		return changed;
	}

	private static Document apply(AnswerEdit edit, Document document) {
		List<Question> questions = new ArrayList<>(document.questions());
		for (int i = 0; i < questions.size(); i++) {
			if (questions.get(i).id().equals(edit.question())) {
				questions.set(i, apply(edit, questions.get(i)));
				return document.toBuilder().questions(questions).build();
			}
		}
		throw new IllegalArgumentException(document.id() + ": there is no question " + edit.question());
	}

	private static Question apply(AnswerEdit edit, Question question) {
		List<Answer> answers = new ArrayList<>(edit.plausible() ? question.plausible() : question.answers());
		if (edit.number() >= answers.size() || !answers.get(edit.number()).text().equals(edit.text())) {
			throw new IllegalArgumentException("question " + question.id() + " has no answer '" + edit.text() + "' as number " + edit.number());
		}
		if (edit.span().isPresent()) {
			answers.set(edit.number(), new Answer(question.id(), edit.text(), edit.span()));
		} else {
			answers.remove(edit.number());
		}
		String key = edit.plausible() ? "plausible_answers[" : "answers[";
		Map<String, String> metadata = metadata(question.metadata(), key, edit);
		return edit.plausible()
				? new Question(question.id(), question.text(), question.answers(), question.answerable(), answers, metadata)
				: new Question(question.id(), question.text(), answers, question.answerable(), question.plausible(), metadata);
	}

	/** SQuAD keeps what it says of an answer under the answer's number. */
	private static Map<String, String> metadata(Map<String, String> given, String key, AnswerEdit edit) {
		Map<String, String> kept = new LinkedHashMap<>();
		given.forEach((name, value) -> {
			int end = name.indexOf("].");
			int number = name.startsWith(key) && end > 0 ? Integer.parseInt(name, key.length(), end, 10) : -1;
			boolean removed = edit.span().isEmpty();
			if (number == edit.number() && (removed || name.endsWith("].answer_start"))) {
				return;
			}
			kept.put(number > edit.number() && removed ? key + (number - 1) + name.substring(end) : name, value);
		});
		return kept;
	}
}
