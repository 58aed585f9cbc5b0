package org.lorgnette.metrics.vqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.model.VisualQuestion;

class VqaAccuracyTest {

	/** The published values: 0, 30, 60, 90, 100 percent for 0, 1, 2, 3, 4 annotators of ten who agree. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 30", "2, 60", "3, 90", "4, 100", "9, 100" })
	void leavesOutEveryAnnotatorInTurn(int agreeing, double percent) {
		List<String> gold = new ArrayList<>(Collections.nCopies(agreeing, "chat"));
		gold.addAll(Collections.nCopies(10 - agreeing, "dog"));
		double accuracy = VqaAccuracy.accuracy(gold, "Chat");
		assertEquals(percent, new VqaOutcome("q", Optional.empty(), Optional.empty(), accuracy).percent());
	}

	@Test
	void normalizesOnlyWhereAnnotatorsDisagree() {
		assertEquals(1, VqaAccuracy.accuracy(Collections.nCopies(10, "Yes."), " Yes.\n"));
		assertEquals(0, VqaAccuracy.accuracy(Collections.nCopies(10, "Yes."), "yes"));
		List<String> nearly = new ArrayList<>(Collections.nCopies(9, "Yes."));
		nearly.add("no");
		assertEquals(1, VqaAccuracy.accuracy(nearly, "yes"));
	}

	@Test
	void aSingleAnnotatorHasNoOther() {
		assertEquals(0, VqaAccuracy.accuracy(List.of("red"), "red"));
		assertThrows(IllegalArgumentException.class, () -> VqaAccuracy.accuracy(List.of(), "red"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', textBlock = """
			The red hat.; red hat
			none; 0
			t-shirt; t shirt
			hat/cap; hat cap
			red, blue; red blue
			red,blue; red blue
			1,000; 1000
			2.5; 2.5
			a.m.; am
			isnt it; isn't it
			somebody'd; somebodyd
			YOURE; you're
			ten a; 10
			""", delimiter = ';')
	void processesAnswersAsTheScript(String answer, String processed) {
		assertEquals(processed, VqaAnswers.normalize(answer));
	}

	/** re.UNICODE, given where a count is expected, stops after 32 periods. */
	@Test
	void stripsAtMostThirtyTwoPeriods() {
		assertEquals("x" + ".".repeat(8), VqaAnswers.normalize("x" + ".".repeat(40)));
	}

	private static VisualQuestion question(String id, Optional<String> type, String... answers) {
		return new VisualQuestion(id, List.of("a.png"), "?", List.of(), List.of(answers), type, type, Optional.empty(), Map.of());
	}

	@Test
	void groupsByTypeAndMerges() {
		VisualQuestion one = question("1", Optional.of("number"), "2", "2", "2", "2");
		VisualQuestion two = question("2", Optional.of("other"), "bleu", "bleu", "vert");
		VisualQuestion three = question("3", Optional.empty(), "oui", "non", "oui");
		VqaAccuracy all = VqaAccuracy.of(List.of(one, two, three), Map.of("1", "2", "2", "vert", "3", "jamais"));
		assertEquals(Map.of("number", 100.0, "other", 22.22), all.perAnswerType());
		assertEquals(OptionalDouble.of(40.74), all.overall());
		assertEquals(all, VqaAccuracy.of(List.of(one), Map.of("1", "2"))
				.plus(VqaAccuracy.of(List.of(two, three), Map.of("2", "vert", "3", "jamais"))));
		assertEquals(OptionalDouble.empty(), VqaAccuracy.ZERO.overall());
	}

	@Test
	void everyQuestionNeedsExactlyOnePrediction() {
		VisualQuestion question = question("7", Optional.empty(), "oui");
		assertRefused(List.of(question), Map.of(), "7");
		assertRefused(List.of(question), Map.of("7", "oui", "8", "non"), "8");
		assertRefused(List.of(question, question), Map.of("7", "oui"), "twice");
	}

	private static void assertRefused(List<VisualQuestion> questions, Map<String, String> predictions, String part) {
		String message = assertThrows(IllegalArgumentException.class, () -> VqaAccuracy.of(questions, predictions)).getMessage();
		assertTrue(message.contains(part), message);
	}
}
