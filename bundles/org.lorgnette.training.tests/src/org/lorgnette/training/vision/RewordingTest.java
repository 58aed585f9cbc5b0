package org.lorgnette.training.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class RewordingTest {

	private static final List<String> QUESTION = List.of("Où", "est", "l'étoile", "?");

	@Test
	void writesAShareOfQuestionsInEachOfThreeWays() {
		Random random = new Random(5);
		Rewording rewording = new Rewording(0.3);
		Map<List<String>, Integer> counts = new HashMap<>();
		for (int i = 0; i < 10_000; i++) {
			counts.merge(rewording.apply(QUESTION, random), 1, Integer::sum);
		}
		Map<String, Long> rounded = new TreeMap<>();
		counts.forEach((words, count) -> rounded.put(String.join(" ", words), Math.round(count / 1000.0)));
		assertEquals(Map.of("Où est l'étoile ?", 7L, "Où est l'étoile", 1L, "où est l'étoile ?", 1L, "OÙ EST L'ÉTOILE ?", 1L), rounded);
	}

	@Test
	void leavesAMarkThatIsAllThereIs() {
		Random random = new Random(5);
		for (int i = 0; i < 100; i++) {
			assertEquals(List.of("?"), new Rewording(1).apply(List.of("?"), random));
		}
		assertSame(QUESTION, Rewording.NONE.apply(QUESTION, random));
	}
}
