package org.lorgnette.metrics.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.curve.PrecisionRecallCurve.Point;

class PrecisionRecallCurveTest {

	private static final List<Scored> SKLEARN = List.of(new Scored(0.1, false), new Scored(0.4, false), new Scored(0.35, true),
			new Scored(0.8, true));

	/** The example in the documentation of scikit-learn's average_precision_score. */
	@Test
	void scikitLearnExample() {
		PrecisionRecallCurve curve = PrecisionRecallCurve.of(SKLEARN, 2);
		assertEquals(0.8333, curve.averagePrecision().getAsDouble(), 0.00005);
		assertEquals(List.of(new Point(0.8, new Counts(2, 1, 1)), new Point(0.4, new Counts(2, 2, 1)),
				new Point(0.35, new Counts(2, 3, 2)), new Point(0.1, new Counts(2, 4, 2))), curve.points());
		assertEquals(Optional.of(new Point(0.35, new Counts(2, 3, 2))), curve.bestF1());
	}

	@Test
	void goldThatNoPredictionReachesLowersRecall() {
		PrecisionRecallCurve curve = PrecisionRecallCurve.of(SKLEARN, 8);
		assertEquals(0.25, curve.points().getLast().counts().recall().getAsDouble());
		assertEquals(0.8333 / 4, curve.averagePrecision().getAsDouble(), 0.00005);
	}

	@Test
	void equalScoresMakeOnePointInAnyOrder() {
		List<Scored> predictions = new ArrayList<>(List.of(new Scored(0.5, true), new Scored(0.5, false), new Scored(0.5, true),
				new Scored(0.0, false), new Scored(-0.0, true)));
		PrecisionRecallCurve curve = PrecisionRecallCurve.of(predictions, 3);
		assertEquals(List.of(new Point(0.5, new Counts(3, 3, 2)), new Point(0, new Counts(3, 5, 3))), curve.points());
		assertEquals(2 / 3.0 * 2 / 3 + 1 / 3.0 * 3 / 5, curve.averagePrecision().getAsDouble(), 1e-15);
		Collections.reverse(predictions);
		assertEquals(curve.points(), PrecisionRecallCurve.of(predictions, 3).points());
	}

	@Test
	void equalsASlowReference() {
		Random random = new Random(7);
		List<Scored> predictions = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			double score = random.nextInt(50) / 50.0;
			predictions.add(new Scored(score, random.nextDouble() < score));
		}
		long gold = predictions.stream().filter(Scored::correct).count() + 20;
		double area = 0;
		double before = 0;
		double best = 0;
		for (int step = 49; step >= 0; step--) {
			double threshold = step / 50.0;
			double kept = predictions.stream().filter(p -> p.score() >= threshold).count();
			double correct = predictions.stream().filter(p -> p.score() >= threshold && p.correct()).count();
			if (kept > 0) {
				area += (correct / gold - before) * (correct / kept);
				before = correct / gold;
				best = Math.max(best, 2 * correct / (gold + kept));
			}
		}
		PrecisionRecallCurve curve = PrecisionRecallCurve.of(predictions, gold);
		assertEquals(area, curve.averagePrecision().getAsDouble(), 1e-12);
		assertEquals(best, curve.bestF1().orElseThrow().counts().f1().getAsDouble(), 1e-15);
	}

	@Test
	void thinningKeepsTheEndsAndTheBest() {
		List<Scored> predictions = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			predictions.add(new Scored(i / 1000.0, i > 723));
		}
		PrecisionRecallCurve curve = PrecisionRecallCurve.of(predictions, 300);
		for (int most : new int[] { 3, 4, 10, 100, 999 }) {
			List<Point> thin = curve.points(most);
			assertTrue(thin.size() <= most && thin.size() >= most - 1, () -> most + " became " + thin.size());
			assertEquals(curve.points().getFirst(), thin.getFirst());
			assertEquals(curve.points().getLast(), thin.getLast());
			assertTrue(thin.contains(curve.bestF1().orElseThrow()));
			assertTrue(curve.points().containsAll(thin));
		}
		assertEquals(0.724, curve.bestF1().orElseThrow().threshold());
		assertEquals(curve.points(), curve.points(1000));
		assertThrows(IllegalArgumentException.class, () -> curve.points(2));
	}

	@Test
	void emptyAndImpossibleInput() {
		PrecisionRecallCurve nothing = PrecisionRecallCurve.of(List.of(), 0);
		assertEquals(OptionalDouble.empty(), nothing.averagePrecision());
		assertEquals(Optional.empty(), nothing.bestF1());
		assertEquals(List.of(), nothing.points(3));
		assertEquals(OptionalDouble.of(0), PrecisionRecallCurve.of(List.of(), 5).averagePrecision());
		assertEquals(OptionalDouble.empty(), PrecisionRecallCurve.of(List.of(new Scored(1, false)), 0).averagePrecision());
		assertThrows(IllegalArgumentException.class, () -> PrecisionRecallCurve.of(SKLEARN, 1));
		assertThrows(IllegalArgumentException.class, () -> PrecisionRecallCurve.of(List.of(), -1));
		assertThrows(IllegalArgumentException.class, () -> new Scored(Double.NaN, true));
	}
}
