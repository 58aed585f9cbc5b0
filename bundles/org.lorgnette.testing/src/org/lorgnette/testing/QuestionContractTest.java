package org.lorgnette.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/** What every engine that answers questions over texts must keep besides. */
public abstract class QuestionContractTest extends EngineContractTest {

	/** A question that the sample text answers. */
	protected abstract String sampleQuestion();

	@Override
	protected Document prepare(Document document) {
		return document.toBuilder().questions(List.of(new Question("q1", sampleQuestion()))).build();
	}

	private Analysis ask(String text, List<Question> questions) throws EngineException {
		Document document = Document.builder("asked", text).language(language()).questions(questions).build();
		return engine().analyze(document, Cancellation.NONE);
	}

	private Optional<String> language() throws EngineException {
		return engine().descriptor().languages().stream().sorted().findFirst();
	}

	@Test
	void answersEveryQuestionInItsOrder() throws EngineException {
		List<Question> questions = new ArrayList<>();
		for (int number = 0; number < 5; number++) {
			questions.add(new Question("q" + number, number % 2 == 0 ? sampleQuestion() : "?"));
		}
		List<String> order = ask(sampleText(), questions).predictions().stream().map(Prediction::value).map(Answer.class::cast)
				.map(Answer::question).distinct().toList();
		assertEquals(questions.stream().map(Question::id).toList(), order);
	}

	@Test
	void aTextWithoutQuestionsHasNoAnswers() throws EngineException {
		assertEquals(List.of(), ask(sampleText(), List.of()).predictions());
	}

	@Test
	void saysThatABlankTextOrQuestionHasNoAnswer() throws EngineException {
		for (String text : List.of("", " \r\n")) {
			assertTrue(ask(text, List.of(new Question("q", sampleQuestion()))).answers("q").getFirst().value().isNone(), text);
		}
		for (String question : List.of("", " ", "?", "\uD83D\uDE00", "\uD83D", "\u0000")) {
			List<Prediction<Answer>> answers = ask(sampleText(), List.of(new Question("q", question))).answers("q");
			assertFalse(answers.isEmpty(), "not even that there is no answer: " + question);
		}
	}

	@Test
	void doesNotLookAtTheGold() throws EngineException {
		Question plain = new Question("q", sampleQuestion());
		Answer wrong = new Answer("q", sampleText().substring(0, 1), Optional.of(new Span(0, 1)));
		Question gold = new Question("q", sampleQuestion(), List.of(wrong), false, List.of(wrong), plain.metadata());
		assertEquals(ask(sampleText(), List.of(plain)).predictions(), ask(sampleText(), List.of(gold)).predictions());
	}

	@Test
	void aLongQuestionIsNoTrouble() throws EngineException {
		ask(sampleText(), List.of(new Question("q", (sampleQuestion() + " ").repeat(2_000))));
	}
}
