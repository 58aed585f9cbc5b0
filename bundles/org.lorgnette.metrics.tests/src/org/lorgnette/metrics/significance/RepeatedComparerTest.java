package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class RepeatedComparerTest {

	private static final RepeatedComparer COMPARER = new RepeatedComparer(0.95, new Resampling(400, 17), 1);

	/** Runs of a system whose chance to be right differs by run and by unit. */
	private static List<Sample> runs(int runs, double right, double ofRuns, double[] hard, SplittableRandom random) {
		List<Sample> result = new ArrayList<>();
		for (int run = 0; run < runs; run++) {
			double luck = ofRuns * random.nextGaussian();
			double[] values = new double[hard.length];
			for (int unit = 0; unit < values.length; unit++) {
				values[unit] = right + luck + hard[unit] + 0.1 * random.nextGaussian();
			}
			result.add(Sample.ofValues(values));
		}
		return result;
	}

	private static double[] hard(int units, SplittableRandom random) {
		return random.doubles(units, -0.2, 0.2).toArray();
	}

	/** By hand: means 0.25 and 0.75; no unit differs from another; variances of runs 0.02 and 0.02, each over two runs. */
	@Test
	void runsCountByTheFormulaOfWelch() {
		List<Sample> first = List.of(Sample.ofValues(new double[] {0.15, 0.15, 0.15}), Sample.ofValues(new double[] {0.35, 0.35, 0.35}));
		List<Sample> second = List.of(Sample.ofValues(new double[] {0.65, 0.65, 0.65}), Sample.ofValues(new double[] {0.85, 0.85, 0.85}));
		RepeatedComparison comparison = COMPARER.compare("a", first, "b", second);
		assertEquals(0.5, comparison.difference(), 1e-9);
		assertEquals(2, comparison.freedom(), 1e-6);
		// R: t.test(c(.65, .85), c(.15, .35)): t = 3.5355, df = 2, p = 0.07153, interval -0.1085 to 1.1085.
		assertEquals(0.07153, comparison.p().orElseThrow(), 1e-4);
		assertEquals(-0.1085, comparison.interval().orElseThrow().low(), 1e-4);
		assertEquals(1.1085, comparison.interval().orElseThrow().high(), 1e-4);
		RepeatedScore score = COMPARER.score("b", second);
		assertEquals(List.of(0.65, 0.85), score.values().stream().map(value -> Math.rint(value * 1e6) / 1e6).toList());
		assertEquals(0.75, score.mean(), 1e-9);
		assertEquals(Math.sqrt(0.02), score.deviation(), 1e-9);
		// R: qt(.975, 1) * sqrt(.02 / 2) = 1.27062.
		assertEquals(0.75 + 1.27062, score.interval().orElseThrow().high(), 1e-4);
	}

	/** As often as they say, or a little more: units and the luck of runs are both drawn anew. */
	@Test
	void intervalsHoldTheTruth() {
		SplittableRandom random = new SplittableRandom(5);
		int holds = 0;
		int significant = 0;
		int trials = 400;
		for (int trial = 0; trial < trials; trial++) {
			double[] hard = hard(60, random);
			RepeatedComparison comparison = COMPARER.compare("a", runs(3, 0.5, 0.05, hard, random), "b", runs(3, 0.5, 0.05, hard, random));
			holds += comparison.interval().orElseThrow().contains(0) ? 1 : 0;
			significant += comparison.p().orElseThrow() < 0.05 ? 1 : 0;
		}
		assertEquals(trials, holds + significant);
		assertTrue(holds / (double) trials > 0.93 && holds / (double) trials < 0.995, holds + " of " + trials);
	}

	/** What every run has in common does not blur a difference: the same units are drawn for both. */
	@Test
	void differencesOfFewPointsAreFound() {
		SplittableRandom random = new SplittableRandom(6);
		double[] hard = hard(2000, random);
		RepeatedComparison comparison = COMPARER.compare("a", runs(3, 0.5, 0.002, hard, random), "b", runs(3, 0.53, 0.002, hard, random));
		assertTrue(comparison.interval().orElseThrow().low() > 0.01, comparison.toString());
		assertTrue(comparison.p().orElseThrow() < 0.01, comparison.toString());
		RepeatedComparison turned = COMPARER.compare("b", runs(3, 0.53, 0.002, hard, random), "a", runs(3, 0.5, 0.002, hard, random));
		assertTrue(turned.interval().orElseThrow().high() < -0.01, turned.toString());
	}

	@Test
	void threadsChangeNothing() {
		SplittableRandom random = new SplittableRandom(7);
		double[] hard = hard(50, random);
		List<Sample> first = runs(3, 0.5, 0.05, hard, random);
		List<Sample> second = runs(4, 0.6, 0.05, hard, random);
		assertEquals(COMPARER.compare("a", first, "b", second),
				new RepeatedComparer(0.95, new Resampling(400, 17), 3).compare("a", first, "b", second));
	}

	@Test
	void whatDoesNotVaryIsCertain() {
		List<Sample> half = List.of(Sample.ofValues(new double[] {0.5, 0.5}), Sample.ofValues(new double[] {0.5, 0.5}));
		List<Sample> whole = List.of(Sample.ofValues(new double[] {1, 1}), Sample.ofValues(new double[] {1, 1}));
		assertEquals(1, COMPARER.compare("a", half, "b", half).p().orElseThrow());
		RepeatedComparison apart = COMPARER.compare("a", half, "b", whole);
		assertEquals(0, apart.p().orElseThrow());
		assertEquals(new Interval(0.5, 0.5, 0.95), apart.interval().orElseThrow());
	}

	@Test
	void aFamilyIsAdjusted() {
		List<RepeatedComparison> family = new ArrayList<>();
		for (double p : new double[] {0.04, 0.01, 0.03}) {
			family.add(new RepeatedComparison("a", "b", 0, Optional.empty(), 2, OptionalDouble.of(p), OptionalDouble.empty()));
		}
		family.add(1, new RepeatedComparison("a", "b", 0, Optional.empty(), 0, OptionalDouble.empty(), OptionalDouble.empty()));
		assertEquals(List.of(OptionalDouble.of(0.06), OptionalDouble.empty(), OptionalDouble.of(0.03), OptionalDouble.of(0.06)),
				RepeatedComparison.adjust(family).stream().map(RepeatedComparison::adjustedP).toList());
	}

	@Test
	void whatCannotBeComparedIsRefused() {
		List<Sample> runs = List.of(Sample.ofValues(new double[] {1, 0}), Sample.ofValues(new double[] {1, 1}));
		List<Sample> longer = List.of(Sample.ofValues(new double[] {1, 0, 0}), Sample.ofValues(new double[] {1, 1, 0}));
		assertThrows(IllegalArgumentException.class, () -> COMPARER.score("a", runs.subList(0, 1)));
		assertThrows(IllegalArgumentException.class, () -> COMPARER.compare("a", runs, "b", longer));
		assertThrows(IllegalArgumentException.class, () -> COMPARER.score("a", List.of(runs.getFirst(), longer.getFirst())));
		List<Sample> single = List.of(Sample.ofValues(new double[] {1}), Sample.ofValues(new double[] {0}));
		assertEquals(Optional.empty(), COMPARER.compare("a", single, "b", single).interval());
		assertEquals(Optional.empty(), COMPARER.score("a", single).interval());
	}
}
