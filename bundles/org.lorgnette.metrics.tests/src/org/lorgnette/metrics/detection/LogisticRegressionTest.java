package org.lorgnette.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.curve.RocCurve;

class LogisticRegressionTest {

	private static final double[][] ROWS = { { 1, 2 }, { 2, 1 }, { 3, 5 }, { 4, 3 }, { 5, 8 }, { 0, 1 }, { 6, 2 }, { 2, 7 } };
	private static final boolean[] CLASSES = { false, false, true, false, true, false, true, true };

	/** The optimum that scipy.optimize.minimize (BFGS, SciPy 1.17) finds of the same loss. */
	@Test
	void theOptimumIsThatOfSciPy() {
		LogisticRegression model = LogisticRegression.train(ROWS, CLASSES, 0.7);
		assertArrayEquals(new double[] { 0.8329855, 1.19523689 }, model.weights(), 1e-6);
		assertEquals(0.0014262, model.intercept(), 1e-6);
		assertEquals(0.4409945419382484, model.chance(new double[] { 3, 3 }), 1e-6);
	}

	@Test
	void moreFeaturesThanItemsAndConstantOnesDoNoHarm() {
		double[][] wide = new double[ROWS.length][40];
		Random random = new Random(1);
		for (int i = 0; i < wide.length; i++) {
			for (int j = 0; j < 39; j++) {
				wide[i][j] = j == 0 ? CLASSES[i] ? 1 : -1 : random.nextGaussian() / 10;
			}
		}
		LogisticRegression model = LogisticRegression.train(wide, CLASSES, 1);
		for (int i = 0; i < wide.length; i++) {
			assertEquals(CLASSES[i], model.chance(wide[i]) > 0.5);
		}
		assertEquals(0, model.weights()[39]);
		assertThrows(IllegalArgumentException.class, () -> LogisticRegression.train(ROWS, new boolean[ROWS.length], 1));
	}

	/** Each topic has a word of its own that gives the class away: only a model that saw the topic can know it. */
	@Test
	void whatOnlyTheTopicTellsIsNotLearned() {
		List<CrossValidation.Item> told = new ArrayList<>();
		List<CrossValidation.Item> untold = new ArrayList<>();
		Random random = new Random(3);
		for (int topic = 0; topic < 40; topic++) {
			boolean machine = topic % 2 == 0;
			for (int text = 0; text < 6; text++) {
				Map<String, Double> own = Map.of("word of " + topic, 1.0);
				told.add(new CrossValidation.Item("t" + topic, machine, Map.of("n", random.nextGaussian() + (machine ? 2 : 0)),
						own));
				untold.add(new CrossValidation.Item("t" + topic, machine, Map.of("n", random.nextGaussian()), own));
			}
		}
		assertTrue(area(told) > 0.85);
		assertTrue(area(untold) < 0.65, "area " + area(untold));
		assertThrows(IllegalArgumentException.class, () -> CrossValidation.score(told.subList(0, 6), 10, 10, 1, () -> {
			// Nothing stops it.
		}));
	}

	private static double area(List<CrossValidation.Item> items) {
		return RocCurve.of(CrossValidation.score(items, 10, 100, 1, () -> {
			// Nothing stops it.
		})).area();
	}

	@Test
	void styleIsCounted() {
		Map<String, Double> style = StyleFeatures.style("One, two. Three four five six!\nUn deux ?");
		assertEquals(8 / 3.0, style.get("sentence-length"), 1e-12);
		assertEquals(1 / 8.0, style.get("commas"), 1e-12);
		assertEquals(2 / 8.0, style.get("questions-exclamations"), 1e-12);
		assertEquals(0, StyleFeatures.style("").get("word-length"));
		assertEquals(Map.of("ab", 0.5, "ba", 0.5), StyleFeatures.characterNGrams("Aba", 2));
		assertEquals(Map.of(), StyleFeatures.characterNGrams("a", 2));
	}
}
