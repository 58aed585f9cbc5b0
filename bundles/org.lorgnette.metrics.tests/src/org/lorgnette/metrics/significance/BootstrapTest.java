package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;

class BootstrapTest {

	private static final Resampling RESAMPLING = new Resampling(500, 17);

	/** Written out: one merge per draw, quantiles from the definition. */
	private static Bootstrap.Result naive(List<Counts> units, double level, Resampling resampling) {
		List<Double> values = new ArrayList<>();
		int undefined = 0;
		for (int resample = 0; resample < resampling.resamples(); resample++) {
			SplitMix64 random = new SplitMix64(resampling.seed(), resample);
			Counts sum = Counts.ZERO;
			for (int draw = 0; draw < units.size(); draw++) {
				sum = sum.plus(units.get(random.below(units.size())));
			}
			if (sum.f1().isPresent()) {
				values.add(sum.f1().getAsDouble());
			} else {
				undefined++;
			}
		}
		Collections.sort(values);
		double tail = (1 - level) / 2;
		Counts all = units.stream().reduce(Counts.ZERO, Counts::plus);
		Interval interval = new Interval(quantile(values, tail), quantile(values, 1 - tail), level);
		return new Bootstrap.Result(all.f1(), Optional.of(interval), units.size(), undefined, resampling);
	}

	private static double quantile(List<Double> sorted, double probability) {
		double position = (sorted.size() - 1) * probability;
		double low = sorted.get((int) position);
		double high = sorted.get(Math.min((int) position + 1, sorted.size() - 1));
		return low == high ? low : low + (position - (int) position) * (high - low);
	}

	@Test
	void fastPathEqualsTheNaiveOneBitForBit() {
		for (int units : new int[] { 2, 3, 64, 301 }) {
			List<Counts> counts = Simulated.sentences(units, 0.6, units);
			Bootstrap.Result expected = naive(counts, 0.95, RESAMPLING);
			Sample merged = Sample.ofMerged(counts, Counts.ZERO, Counts::plus, Counts::f1);
			long[][] rows = counts.stream().map(c -> new long[] { 5, c.gold(), c.predicted(), c.correct() })
					.toArray(long[][]::new);
			Sample wide = Sample.ofSums(rows, (sums, n) -> new Counts(sums[1], sums[2], sums[3]).f1());
			for (int threads : new int[] { 1, 2, 3, 7 }) {
				assertEquals(expected, Bootstrap.percentile(Sample.ofCounts(counts, Counts::f1), 0.95, RESAMPLING, threads));
				assertEquals(expected, Bootstrap.percentile(merged, 0.95, RESAMPLING, threads));
				assertEquals(expected, Bootstrap.percentile(wide, 0.95, RESAMPLING, threads));
			}
			assertEquals(Bootstrap.bca(merged, 0.9, RESAMPLING, 1),
					Bootstrap.bca(Sample.ofCounts(counts, Counts::f1), 0.9, RESAMPLING, 2));
		}
	}

	@Test
	void anotherSeedGivesAnotherInterval() {
		Sample sample = Sample.ofCounts(Simulated.sentences(100, 0.6, 1), Counts::f1);
		assertTrue(!Bootstrap.percentile(sample, 0.95, new Resampling(500, 1), 1).interval()
				.equals(Bootstrap.percentile(sample, 0.95, new Resampling(500, 2), 1).interval()));
	}

	@Test
	void undefinedResamplesAreCounted() {
		List<Counts> counts = List.of(Counts.ZERO, new Counts(1, 1, 1));
		Bootstrap.Result result = Bootstrap.percentile(Sample.ofCounts(counts, Counts::f1), 0.95, new Resampling(4000, 3), 2);
		// Both draws hit the empty unit in one of four resamples; four standard deviations are 110.
		assertEquals(1000, result.undefined(), 110);
		assertEquals(Optional.of(new Interval(1, 1, 0.95)), result.interval());
	}

	@Test
	void withoutUnitsOrValueThereIsNoInterval() {
		assertEquals(new Bootstrap.Result(OptionalDouble.empty(), Optional.empty(), 0, 0, RESAMPLING),
				Bootstrap.percentile(Sample.ofCounts(List.of(), Counts::f1), 0.95, RESAMPLING, 1));
		assertEquals(new Bootstrap.Result(OptionalDouble.empty(), Optional.empty(), 0, 0, RESAMPLING),
				Bootstrap.percentile(Sample.ofOutcomes(new boolean[0]), 0.95, RESAMPLING, 1));
		assertEquals(new Bootstrap.Result(OptionalDouble.of(1), Optional.empty(), 1, 0, RESAMPLING),
				Bootstrap.bca(Sample.ofCounts(List.of(new Counts(1, 1, 1)), Counts::f1), 0.95, RESAMPLING, 1));
		assertEquals(Optional.empty(),
				Bootstrap.bca(Sample.ofOutcomes(new boolean[] { true, true, true }), 0.95, RESAMPLING, 1).interval());
	}

	/** Efron and Tibshirani (1993), tables 14.1 and 14.2: variance of the spatial test data, 2000 resamples, level 0.90. */
	@Test
	void spatialTestData() {
		int[] data = { 48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41 };
		long[][] rows = new long[data.length][];
		for (int unit = 0; unit < data.length; unit++) {
			rows[unit] = new long[] { data[unit], data[unit] * data[unit] };
		}
		Sample sample = Sample.ofSums(rows,
				(sums, n) -> OptionalDouble.of((sums[1] - (double) sums[0] * sums[0] / n) / n));
		Resampling many = new Resampling(40_000, 5);
		Bootstrap.Result percentile = Bootstrap.percentile(sample, 0.90, many, 2);
		Bootstrap.Result bca = Bootstrap.bca(sample, 0.90, many, 2);
		assertEquals(171.5, percentile.value().getAsDouble(), 0.05);
		assertEquals(100.8, percentile.interval().orElseThrow().low(), 3);
		assertEquals(233.9, percentile.interval().orElseThrow().high(), 3);
		assertEquals(115.8, bca.interval().orElseThrow().low(), 3);
		assertEquals(259.6, bca.interval().orElseThrow().high(), 4);
	}

	/** Two of four are right: resamples fall on a half more than a third of the time, and no side of it is favoured. */
	@Test
	void tiesWithTheValueAreNoBias() {
		Sample sample = Sample.ofOutcomes(new boolean[] { true, true, false, false });
		assertEquals(Optional.of(new Interval(0.25, 0.75, 0.8)),
				Bootstrap.bca(sample, 0.8, new Resampling(10_000, 1), 2).interval());
	}

	@Test
	void coversTheTrueValueAboutAsOftenAsItSays() {
		Random random = new Random(11);
		int covered = 0;
		int trials = 500;
		for (int trial = 0; trial < trials; trial++) {
			boolean[] right = new boolean[100];
			for (int unit = 0; unit < right.length; unit++) {
				right[unit] = random.nextDouble() < 0.7;
			}
			Interval interval = Bootstrap.percentile(Sample.ofOutcomes(right), 0.95, new Resampling(500, trial), 1).interval()
					.orElseThrow();
			covered += interval.contains(0.7) ? 1 : 0;
		}
		double share = (double) covered / trials;
		assertTrue(share > 0.90 && share < 0.98, "coverage " + share);
	}

	@Test
	void meansDoNotDependOnTheOrderOfUnits() {
		double[] values = { 0.1, 0.2, 0.3, 2.0 / 3, 1.0 / 7, 1e-17, 1 };
		double[] reversed = { 1, 1e-17, 1.0 / 7, 2.0 / 3, 0.3, 0.2, 0.1 };
		assertEquals(Sample.ofValues(values).value(), Sample.ofValues(reversed).value());
		assertEquals((0.1 + 0.2 + 0.3 + 2.0 / 3 + 1.0 / 7 + 1) / 7, Sample.ofValues(values).value().getAsDouble(), 1e-16);
		assertEquals(OptionalDouble.of(0.3), Sample.ofValues(values).value(new int[] { 2 }));
		assertEquals(OptionalDouble.of(-5e300), Sample.ofValues(new double[] { -1e301, 0 }).value());
		assertThrows(IllegalArgumentException.class, () -> Sample.ofValues(new double[] { Double.NaN }));
	}

	@Test
	void sumsThatCannotBeExactAreRefused() {
		long[][] rows = { { Long.MAX_VALUE }, { 1 } };
		assertThrows(IllegalArgumentException.class, () -> Sample.ofSums(rows, (sums, n) -> OptionalDouble.of(sums[0])));
		long[][] ragged = { { 1 }, { 1, 2 } };
		assertThrows(IllegalArgumentException.class, () -> Sample.ofSums(ragged, (sums, n) -> OptionalDouble.of(sums[0])));
	}

	@Test
	void failuresOfTheMetricReachTheCaller() {
		Sample sample = Sample.ofMerged(List.of(1, 2, 3), 0, Integer::sum, sum -> {
			if (sum != 6) {
				throw new ArithmeticException("sum " + sum);
			}
			return OptionalDouble.of(sum);
		});
		assertThrows(ArithmeticException.class, () -> Bootstrap.percentile(sample, 0.95, RESAMPLING, 1));
		assertThrows(ArithmeticException.class, () -> Bootstrap.percentile(sample, 0.95, RESAMPLING, 2));
	}

	@Test
	void interruptionCancels() {
		Sample sample = Sample.ofOutcomes(new boolean[] { true, false });
		for (int threads = 1; threads <= 2; threads++) {
			int used = threads;
			Thread.currentThread().interrupt();
			assertThrows(CancellationException.class, () -> Bootstrap.percentile(sample, 0.95, RESAMPLING, used));
			assertTrue(Thread.interrupted());
		}
	}
}
