package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.model.VisualQuestion;

class BlindFitTest {

	private static VisualQuestion question(int picture, String text, String answer) {
		return new VisualQuestion(picture + text, List.of(picture + ".png"), text, List.of(), List.of(answer), Optional.empty(),
				Optional.empty(), Optional.empty(), Map.of());
	}

	private static double right(List<VisualQuestion> questions, BlindFit fit) {
		return questions.stream().filter(question -> fit.before().apply(question).answer(VisualAnswering.QUESTION_ONLY, question.text())
				.equals(question.answers().getFirst())).count() / (double) questions.size();
	}

	/** Two questions about each picture, in words of their own: whoever knew their answers would be right throughout. */
	@Test
	void nobodyLearnsFromTheSamePicture() {
		List<VisualQuestion> questions = new ArrayList<>();
		Random random = new Random(1);
		for (int picture = 0; picture < 1000; picture++) {
			String answer = String.valueOf(random.nextBoolean());
			questions.add(question(picture, "What is it in " + picture + "?", answer));
			questions.add(question(picture, "what is it in " + picture, answer));
		}
		BlindFit fit = BlindFit.within(questions);
		assertEquals(2000, fit.questions());
		assertEquals(1000, fit.texts());
		assertEquals(0.5, right(questions, fit), 0.06);
	}

	/** What wordings do tell is learned from the other pictures. */
	@Test
	void whatTheWordsTellIsLearned() {
		List<VisualQuestion> questions = new ArrayList<>();
		for (int picture = 0; picture < 50; picture++) {
			questions.add(question(picture, "Is the sky blue?", "yes"));
			questions.add(question(picture, "Is the grass red?", "no"));
		}
		assertEquals(1, right(questions, BlindFit.within(questions)));
	}

	@Test
	void aSinglePictureTeachesNothing() {
		List<VisualQuestion> questions = List.of(question(1, "a", "yes"), question(1, "b", "no"));
		assertEquals("", BlindFit.within(questions).before().apply(questions.getFirst()).answer(VisualAnswering.MAJORITY, "a"));
	}
}
