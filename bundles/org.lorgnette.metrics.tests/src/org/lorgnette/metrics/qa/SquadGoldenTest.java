package org.lorgnette.metrics.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.python.GoldenCases;
import org.lorgnette.metrics.python.GoldenCases.Case;

/** Random inputs and what the official scripts evaluate-v2.0.py and evaluate-v1.1.py (CPython 3.11) make of them. */
class SquadGoldenTest {

	@Test
	void agreesWithTheOfficialScriptsToTheLastBit() throws IOException {
		List<Case> cases = GoldenCases.read(SquadGoldenTest.class, "squad-golden.txt");
		assertFalse(cases.isEmpty());
		cases.forEach(SquadGoldenTest::check);
	}

	static void check(Case golden) {
		List<GoldAnswers> gold = gold(golden);
		Map<String, String> predictions = new LinkedHashMap<>();
		golden.all("pred").forEach(fields -> predictions.put(fields.get(0), fields.get(1)));
		Map<String, Double> probabilities = new LinkedHashMap<>();
		golden.all("na").forEach(fields -> probabilities.put(fields.get(0), Double.valueOf(fields.get(1))));
		double threshold = Double.parseDouble(golden.all("case").getFirst().get(1));
		Squad squad = new Squad(SquadSettings.DEFAULT.withNoAnswerThreshold(threshold));
		SquadEvaluation evaluation = probabilities.isEmpty() ? squad.evaluate(gold, predictions)
				: squad.evaluate(gold, predictions, probabilities);
		Map<String, Double> expected = new LinkedHashMap<>();
		golden.all("expect").forEach(fields -> expected.put(fields.get(0), Double.valueOf(fields.get(1))));
		Map<String, Double> actual = new LinkedHashMap<>();
		evaluation.scores().values().forEach((key, value) -> actual.put(key, value.doubleValue()));
		assertEquals(expected, actual, golden.name());
		assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(actual.keySet()), golden.name());
		checkV1(golden, gold, predictions);
	}

	private static List<GoldAnswers> gold(Case golden) {
		return golden.all("gold").stream().map(fields -> new GoldAnswers(fields.getFirst(), fields.subList(1, fields.size())))
				.toList();
	}

	private static void checkV1(Case golden, List<GoldAnswers> gold, Map<String, String> predictions) {
		List<List<String>> expected = golden.all("v1");
		if (!expected.isEmpty()) {
			golden.all("drop").forEach(fields -> predictions.remove(fields.getFirst()));
			SquadV1.Scores scores = new SquadV1(AnswerNormalizer.SQUAD)
					.evaluate(gold.stream().filter(question -> !question.answers().isEmpty()).toList(), predictions).scores()
					.orElseThrow();
			assertEquals(List.of("exact_match", Double.toString(scores.exactMatch())),
					List.of(expected.get(0).get(0), Double.toString(Double.parseDouble(expected.get(0).get(1)))), golden.name());
			assertEquals(Double.parseDouble(expected.get(1).get(1)), scores.f1(), golden.name());
		}
	}
}
