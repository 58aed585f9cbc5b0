package org.lorgnette.metrics.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Question;

class SquadTest {

	private static final List<GoldAnswers> GOLD = List.of(new GoldAnswers("q1", List.of("New York City", "NYC")),
			new GoldAnswers("q2", List.of()), new GoldAnswers("q3", List.of("Lyon")));
	private static final Map<String, String> ANSWERS = Map.of("q1", "new york", "q2", "", "q3", "Paris");

	private final Squad squad = new Squad(SquadSettings.DEFAULT);

	@Test
	void givesTheOutcomeOfEveryQuestion() {
		List<SquadOutcome> outcomes = squad.evaluate(GOLD, ANSWERS).outcomes();
		assertEquals(List.of("q1", "q2", "q3"), outcomes.stream().map(SquadOutcome::id).toList());
		assertEquals(new SquadOutcome("q1", true, true, 0, 0.8, 0, 0.8), outcomes.get(0));
		assertEquals(new SquadOutcome("q2", false, false, 1, 1, 1, 1), outcomes.get(1));
	}

	@Test
	void appliesTheThresholdToTheScoresAndNotToTheAnalysis() {
		Map<String, Double> probabilities = Map.of("q1", 0.6, "q2", 0.6, "q3", 0.1);
		SquadEvaluation evaluation = new Squad(SquadSettings.DEFAULT.withNoAnswerThreshold(0.6)).evaluate(GOLD, ANSWERS,
				probabilities);
		assertEquals(0.8, evaluation.outcomes().getFirst().f1(), "0.6 does not exceed 0.6");
		SquadEvaluation abstaining = new Squad(SquadSettings.DEFAULT.withNoAnswerThreshold(0.5)).evaluate(GOLD, ANSWERS,
				probabilities);
		assertEquals(0, abstaining.outcomes().getFirst().f1());
		assertEquals(evaluation.scores().best(), abstaining.scores().best());
	}

	@Test
	void aMissingPredictionIsAnErrorOrSkippedOrWrong() {
		Map<String, String> some = Map.of("q1", "NYC", "other", "x");
		String message = assertThrows(IllegalArgumentException.class, () -> squad.evaluate(GOLD, some)).getMessage();
		assertTrue(message.contains("q2"), message);
		SquadScores skipped = new Squad(SquadSettings.DEFAULT.withMissing(MissingPrediction.SKIP)).evaluate(GOLD, some).scores();
		assertEquals(Optional.of(new SquadScores.Group(100, 100, 1)), skipped.all());
		assertEquals(Optional.empty(), skipped.noAnswer());
		SquadScores wrong = new Squad(SquadSettings.DEFAULT.withMissing(MissingPrediction.WRONG))
				.evaluate(GOLD, some, Map.of("q1", 0.5)).scores();
		assertEquals(Optional.of(new SquadScores.Group(100.0 / 3, 100.0 / 3, 3)), wrong.all());
		assertEquals(Optional.of(new SquadScores.Group(0, 0, 1)), wrong.noAnswer());
		assertEquals(100.0 / 3, wrong.best().orElseThrow().exact(), "no threshold makes a missing prediction right");
	}

	@Test
	void aMissingOrInvalidProbabilityIsAnError() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> squad.evaluate(GOLD, ANSWERS, Map.of("q1", 0.5, "q2", 0.1)))
				.getMessage().contains("q3"));
		assertThrows(IllegalArgumentException.class,
				() -> squad.evaluate(GOLD, ANSWERS, Map.of("q1", Double.NaN, "q2", 0.1, "q3", 0.2)));
	}

	@Test
	void probabilitiesOfUnknownQuestionsChangeNothing() {
		Map<String, Double> probabilities = new LinkedHashMap<>(Map.of("q1", 0.2, "q2", 0.9, "q3", 0.4));
		SquadScores without = squad.evaluate(GOLD, ANSWERS, probabilities).scores();
		probabilities.put("unknown", 0.3);
		assertEquals(without, squad.evaluate(GOLD, ANSWERS, probabilities).scores());
	}

	@Test
	void mergingEqualsEvaluatingAll() {
		Map<String, Double> probabilities = new LinkedHashMap<>();
		probabilities.put("q1", 0.3);
		probabilities.put("q2", 0.8);
		probabilities.put("q3", 0.3);
		SquadEvaluation all = squad.evaluate(GOLD, ANSWERS, probabilities);
		SquadEvaluation merged = squad.evaluate(GOLD.subList(0, 1), ANSWERS, probabilities)
				.plus(squad.evaluate(GOLD.subList(1, 3), ANSWERS, probabilities));
		assertEquals(all, merged);
		assertEquals(all.scores(), merged.scores());
		assertThrows(IllegalArgumentException.class, () -> all.plus(merged), "the same questions twice");
		assertThrows(IllegalArgumentException.class, () -> all.plus(squad.evaluate(List.of(), ANSWERS)));
	}

	@Test
	void nothingToScoreIsUndefined() {
		SquadScores scores = squad.evaluate(List.of(), Map.of(), Map.of()).scores();
		assertEquals(Map.<String, Number>of("total", 0L), scores.values());
		assertEquals(Optional.empty(), new SquadV1(AnswerNormalizer.SQUAD).evaluate(List.of(), Map.of()).scores());
	}

	@Test
	void takesGoldFromQuestions() {
		Question question = new Question("q", "Où ?", List.of(new Answer("q", "à Lyon", Optional.empty())), true, List.of(),
				Map.of());
		assertEquals(new GoldAnswers("q", List.of("à Lyon")), GoldAnswers.of(question));
	}

	@Test
	void versionOneCountsAMissingPredictionAsWrong() {
		SquadV1 script = new SquadV1(AnswerNormalizer.SQUAD);
		List<GoldAnswers> gold = List.of(GOLD.get(0), GOLD.get(2), new GoldAnswers("q4", List.of("the")));
		SquadV1.Evaluation evaluation = script.evaluate(gold, Map.of("q1", "NYC", "q4", "a"));
		assertEquals(List.of(new SquadV1.Outcome("q1", 1, 1), new SquadV1.Outcome("q3", 0, 0), new SquadV1.Outcome("q4", 1, 0)),
				evaluation.outcomes());
		assertEquals(new SquadV1.Scores(100.0 * 2 / 3, 100.0 / 3, 3), evaluation.scores().orElseThrow());
		assertEquals(6, evaluation.plus(evaluation).scores().orElseThrow().total());
		assertThrows(IllegalArgumentException.class, () -> script.evaluate(GOLD, ANSWERS));
	}
}
