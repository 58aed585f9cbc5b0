package org.lorgnette.metrics.vqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.python.GoldenCases;
import org.lorgnette.metrics.python.GoldenCases.Case;
import org.lorgnette.model.VisualQuestion;

/** Random inputs and what the official vqaEval.py of VQA v2 (CPython 3.11) makes of them. */
class VqaGoldenTest {

	@Test
	void agreesWithTheOfficialScript() throws IOException {
		List<Case> cases = GoldenCases.read(VqaGoldenTest.class, "vqa-golden.txt");
		assertFalse(cases.isEmpty());
		cases.forEach(VqaGoldenTest::check);
	}

	static void check(Case golden) {
		List<VisualQuestion> questions = new ArrayList<>();
		Map<String, String> predictions = new LinkedHashMap<>();
		for (List<String> fields : golden.all("q")) {
			questions.add(new VisualQuestion(fields.get(0), List.of("picture.png"), "?", List.of(),
					fields.subList(4, fields.size()), Optional.of(fields.get(1)), Optional.of(fields.get(2)), Optional.empty(),
					Map.of()));
			predictions.put(fields.get(0), fields.get(3));
		}
		VqaAccuracy accuracy = VqaAccuracy.of(questions, predictions);
		assertEquals(Double.parseDouble(golden.all("overall").getFirst().getFirst()), accuracy.overall().orElseThrow(),
				golden.name());
		assertEquals(numbers(golden, "qt"), accuracy.perQuestionType(), golden.name());
		assertEquals(numbers(golden, "at"), accuracy.perAnswerType(), golden.name());
		Map<String, Double> items = new LinkedHashMap<>();
		accuracy.outcomes().forEach(outcome -> items.put(outcome.id(), outcome.percent()));
		assertEquals(numbers(golden, "item"), items, golden.name());
	}

	private static Map<String, Double> numbers(Case golden, String kind) {
		Map<String, Double> numbers = new LinkedHashMap<>();
		golden.all(kind).forEach(fields -> numbers.put(fields.get(0), Double.valueOf(fields.get(1))));
		return numbers;
	}
}
