package org.lorgnette.metrics.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.significance.Interval;

class RocCurveTest {

	private static final double[] POSITIVES = { 0.9, 0.8, 0.8, 0.55, 0.4, 0.7, 0.6 };
	private static final double[] NEGATIVES = { 0.1, 0.4, 0.35, 0.8, 0.2, 0.3, 0.5, 0.55, 0.05 };

	private static RocCurve curve(double[] positives, double[] negatives) {
		List<Scored> items = new ArrayList<>();
		Arrays.stream(positives).forEach(score -> items.add(new Scored(score, true)));
		Arrays.stream(negatives).forEach(score -> items.add(new Scored(score, false)));
		return RocCurve.of(items);
	}

	/** The numbers come from the pairwise definition in NumPy 2 with the quantile of SciPy 1.17. */
	@Test
	void areaAndIntervalAreThoseOfTheDefinition() {
		RocCurve curve = curve(POSITIVES, NEGATIVES);
		assertEquals(0.873015873015873, curve.area(), 1e-12);
		assertEquals(0.6936799606549393, curve.interval(0.95).low(), 1e-9);
		assertEquals(Math.min(1, 1.0523517853768067), curve.interval(0.95).high(), 1e-9);
	}

	@Test
	void areaIsThatUnderThePoints() {
		Random random = new Random(2);
		for (int round = 0; round < 50; round++) {
			double[] positives = random.ints(3 + random.nextInt(20), 3, 12).asDoubleStream().toArray();
			double[] negatives = random.ints(3 + random.nextInt(20), 0, 10).asDoubleStream().toArray();
			RocCurve curve = curve(positives, negatives);
			double area = 0;
			for (int i = 1; i < curve.points().size(); i++) {
				RocCurve.Point before = curve.points().get(i - 1);
				RocCurve.Point point = curve.points().get(i);
				area += (point.falsePositives() - before.falsePositives()) * (point.truePositives() + before.truePositives()) / 2;
			}
			assertEquals(area, curve.area(), 1e-12);
			assertEquals(1 - area, curve(negatives, positives).area(), 1e-12);
		}
	}

	/** Of 2,000 samples of normal scores with a known area, about 95 % of the intervals should have it in them. */
	@Test
	void intervalsCoverTheTrueArea() {
		Random random = new Random(8);
		double truth = 0.7602499389;
		int covered = 0;
		for (int round = 0; round < 2_000; round++) {
			Interval interval = curve(random.doubles(60).map(each -> random.nextGaussian() + 1).toArray(),
					random.doubles(50).map(each -> random.nextGaussian()).toArray()).interval(0.95);
			covered += interval.contains(truth) ? 1 : 0;
		}
		assertTrue(covered > 1_860 && covered < 1_930, covered + " of 2000");
	}

	@Test
	void thresholdsAreWhereTheyAreAskedFor() {
		RocCurve curve = curve(POSITIVES, NEGATIVES);
		assertEquals(new RocCurve.Point(0.9, 1 / 7.0, 0), curve.atFalsePositives(0.01));
		assertEquals(new RocCurve.Point(0.6, 5 / 7.0, 1 / 9.0), curve.atFalsePositives(0.12));
		assertEquals(1, curve.atFalsePositives(1).truePositives());
		RocCurve.Point equal = curve.equalError();
		assertEquals(new RocCurve.Point(0.55, 6 / 7.0, 2 / 9.0), equal);
	}

	@Test
	void bothClassesAreNeeded() {
		assertThrows(IllegalArgumentException.class, () -> curve(POSITIVES, new double[0]));
		assertThrows(IllegalArgumentException.class, () -> curve(new double[] { 1 }, NEGATIVES).interval(0.95));
	}

	/** SciPy 1.17: spearmanr; the interval by the formula in NumPy. */
	@Test
	void ranksCorrelateAsInSciPy() {
		RankCorrelation ranks = RankCorrelation.of(new double[] { 1, 2, 2, 3, 5, 4, 4, 8, 9, 7 },
				new double[] { 2, 1, 3, 3, 4, 6, 5, 9, 7, 7 });
		assertEquals(0.9110429447852763, ranks.value().orElseThrow(), 1e-12);
		assertEquals(0.5732966895060969, ranks.interval(0.95).orElseThrow().low(), 1e-9);
		assertEquals(0.9841481984740281, ranks.interval(0.95).orElseThrow().high(), 1e-9);
		assertTrue(RankCorrelation.of(new double[] { 1, 1 }, new double[] { 1, 2 }).value().isEmpty());
	}
}
