package org.lorgnette.evaluation.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.metrics.detection.Piece;

class DetectionStudyTest {

	private static final Pattern WORD = Pattern.compile("\\S+");

	/** Words in small letters are likely, words in capitals are not. */
	private static List<GeneratedCheck.Read> read(String text) {
		return WORD.matcher(text).results().map(word -> {
			boolean plain = Character.isLowerCase(word.group().charAt(0));
			return new GeneratedCheck.Read(word.end(), new Piece(plain ? -1 : -6, plain ? 0 : 200, 2, 1));
		}).toList();
	}

	/** @param capitals in how many of a hundred words */
	private static String text(Random random, int words, int capitals) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < words; i++) {
			text.append(random.nextInt(100) < capitals ? "WORD" : "word").append(i % 9 == 8 ? ". " : " ");
		}
		return text.toString();
	}

	private static List<LabelledText> texts() {
		Random random = new Random(7);
		List<LabelledText> texts = new ArrayList<>();
		for (int topic = 0; topic < 30; topic++) {
			texts.add(new LabelledText("human/" + topic, "t" + topic, false, text(random, 150, 20)));
			texts.add(new LabelledText("machine/" + topic, "t" + topic, true, text(random, 150, 12)));
		}
		return texts;
	}

	@Test
	void everyMethodIsMeasuredAtEveryLength() throws EngineException {
		int[] progress = { 0 };
		List<MethodResult> results = new DetectionStudy(new GeneratedCheck(DetectionStudyTest::read, 4, 1))
				.run(texts(), done -> progress[0] = done,
				Cancellation.NONE);
		assertEquals(60, progress[0]);
		assertEquals(List.of(DetectionMethod.values()),
				results.stream().filter(result -> result.words() == DetectionStudy.WHOLE).map(MethodResult::method).toList());
		// No text has 200 words; changed copies and the classifier are for whole texts only.
		assertEquals(List.of(Integer.MAX_VALUE, 100, 50, 25), results.stream().map(MethodResult::words).distinct().toList());
		double whole = area(results, DetectionMethod.LIKELIHOOD, DetectionStudy.WHOLE);
		assertTrue(whole > 0.85 && whole > area(results, DetectionMethod.LIKELIHOOD, 25) + 0.05, "area " + whole);
		assertEquals(whole, area(results, DetectionMethod.LOG_RANK, DetectionStudy.WHOLE), 1e-12);
		MethodResult result = results.getFirst();
		assertTrue(result.interval().orElseThrow().contains(result.area()) && result.people() == 30 && result.machines() == 30);
		assertTrue(result.found(0.05) >= result.found(0.01) && result.equalError() > 0 && result.equalError() < 0.3);
	}

	private static double area(List<MethodResult> results, DetectionMethod method, int words) {
		return results.stream().filter(result -> result.method() == method && result.words() == words).findFirst().orElseThrow()
				.area();
	}

	@Test
	void theNumbersOfABeginningAreThoseOfThatTextAlone() throws EngineException {
		GeneratedCheck check = new GeneratedCheck(DetectionStudyTest::read, 0, 1);
		String text = text(new Random(2), 120, 30);
		String beginning = text.substring(0, WORD.matcher(text).results().skip(49).findFirst().orElseThrow().end());
		Map<Integer, CheckedText> checked = check.check(text, List.of(50, 500));
		assertEquals(check.check(beginning), checked.get(50));
		assertFalse(checked.containsKey(500));
	}

	@Test
	void machinesScoreHigher() throws EngineException {
		GeneratedCheck check = new GeneratedCheck(DetectionStudyTest::read, 0, 1);
		CheckedText plain = check.check("word word word. word word WORD.");
		CheckedText odd = check.check("WORD WORD word. WORD WORD word WORD.");
		assertTrue(plain.perplexity().orElseThrow() < odd.perplexity().orElseThrow());
		for (DetectionMethod method : List.of(DetectionMethod.LIKELIHOOD, DetectionMethod.LOG_RANK, DetectionMethod.TOP_TEN,
				DetectionMethod.CONDITIONAL_CURVATURE)) {
			assertTrue(plain.scores().get(method) > odd.scores().get(method), method.id());
		}
		assertEquals(Map.of(), check.check("").scores());
	}

	@Test
	void bothKindsAreNeededAndWorkCanBeStopped() {
		DetectionStudy study = new DetectionStudy(new GeneratedCheck(DetectionStudyTest::read, 0, 1));
		List<LabelledText> people = texts().stream().filter(text -> !text.machine()).toList();
		assertThrows(IllegalArgumentException.class, () -> study.run(people, done -> {
			// Nobody listens.
		}, Cancellation.NONE));
		assertThrows(CancellationException.class, () -> study.run(texts(), done -> {
			// Nobody listens.
		}, () -> true));
	}
}
