package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;

class PairedTestsTest {

	private static final Resampling RESAMPLING = new Resampling(999, 17);

	private static OptionalDouble naiveExchange(List<Counts> baseline, List<Counts> system, long[] exchanged) {
		Counts first = Counts.ZERO;
		Counts second = Counts.ZERO;
		for (int unit = 0; unit < baseline.size(); unit++) {
			boolean swap = (exchanged[unit / 64] & 1L << unit % 64) != 0;
			first = first.plus(swap ? system.get(unit) : baseline.get(unit));
			second = second.plus(swap ? baseline.get(unit) : system.get(unit));
		}
		return OptionalDouble.of(second.f1().getAsDouble() - first.f1().getAsDouble());
	}

	@Test
	void exchangesAsDefined() {
		List<Counts> baseline = Simulated.sentences(150, 0.5, 1);
		List<Counts> system = Simulated.sentences(150, 0.7, 2);
		PairedSample fast = PairedSample.ofCounts(baseline, system, Counts::f1);
		PairedSample merged = PairedSample.ofMerged(baseline, system, Counts.ZERO, Counts::plus, Counts::f1);
		Random random = new Random(3);
		for (int trial = 0; trial < 200; trial++) {
			long[] exchanged = { random.nextLong(), random.nextLong(), random.nextLong() };
			OptionalDouble expected = naiveExchange(baseline, system, exchanged);
			assertEquals(expected, fast.differenceExchanging(exchanged));
			assertEquals(expected, merged.differenceExchanging(exchanged));
		}
		long[] all = { -1, -1, -1 };
		assertEquals(-fast.difference().getAsDouble(), fast.differenceExchanging(all).getAsDouble());
	}

	@Test
	void randomisationApproachesTheExactTest() {
		List<Counts> baseline = Simulated.sentences(12, 0.4, 1);
		List<Counts> system = Simulated.sentences(12, 0.8, 9);
		PairedSample pair = PairedSample.ofCounts(baseline, system, Counts::f1);
		double seen = Math.abs(pair.difference().getAsDouble());
		long extreme = 0;
		for (long mask = 0; mask < 1 << 12; mask++) {
			extreme += Math.abs(naiveExchange(baseline, system, new long[] { mask }).getAsDouble()) >= seen ? 1 : 0;
		}
		double exact = extreme / 4096.0;
		assertTrue(exact > 0.01 && exact < 0.9, "a telling example, not p = " + exact);
		int resamples = 40_000;
		double p = ApproximateRandomization.test(pair, new Resampling(resamples, 5), 2).p().getAsDouble();
		assertEquals(exact, p, 4 * Math.sqrt(exact * (1 - exact) / resamples));
	}

	@Test
	void randomisationCountsAsTheNaiveOne() {
		List<Counts> baseline = Simulated.sentences(130, 0.5, 1);
		List<Counts> system = Simulated.sentences(130, 0.6, 2);
		PairedSample pair = PairedSample.ofCounts(baseline, system, Counts::f1);
		double seen = Math.abs(pair.difference().getAsDouble());
		int extreme = 0;
		for (int resample = 0; resample < 999; resample++) {
			SplitMix64 random = new SplitMix64(17, resample);
			long[] exchanged = { random.next(), random.next(), random.next() };
			extreme += Math.abs(naiveExchange(baseline, system, exchanged).getAsDouble()) >= seen ? 1 : 0;
		}
		for (int threads : new int[] { 1, 2, 5 }) {
			assertEquals(
					new ApproximateRandomization.Result(pair.difference(), OptionalDouble.of((extreme + 1) / 1000.0), 130, 0,
							RESAMPLING),
					ApproximateRandomization.test(pair, RESAMPLING, threads));
		}
	}

	@Test
	void pIsUniformUnderTheNullHypothesis() {
		Random random = new Random(23);
		int trials = 600;
		int small = 0;
		double sum = 0;
		for (int trial = 0; trial < trials; trial++) {
			double[] baseline = random.doubles(25).toArray();
			double[] system = random.doubles(25).toArray();
			double p = ApproximateRandomization.test(PairedSample.ofValues(baseline, system), new Resampling(199, trial), 1).p()
					.getAsDouble();
			small += p <= 0.1 ? 1 : 0;
			sum += p;
		}
		// Four standard deviations: 0.049 and 0.047.
		assertEquals(0.1, (double) small / trials, 0.049);
		assertEquals(0.5, sum / trials, 0.048);
	}

	@Test
	void bootstrapTestHoldsItsLevel() {
		Random random = new Random(29);
		int trials = 600;
		int small = 0;
		for (int trial = 0; trial < trials; trial++) {
			double[] baseline = random.doubles(60).toArray();
			double[] system = random.doubles(60).toArray();
			double p = PairedBootstrap.test(PairedSample.ofValues(baseline, system), 0.95, new Resampling(199, trial), 1).p()
					.getAsDouble();
			small += p <= 0.1 ? 1 : 0;
		}
		assertEquals(0.1, (double) small / trials, 0.055);
	}

	@Test
	void bootstrapAsDefined() {
		List<Counts> baseline = Simulated.sentences(90, 0.5, 1);
		List<Counts> system = Simulated.sentences(90, 0.6, 2);
		double[] differences = new double[999];
		for (int resample = 0; resample < 999; resample++) {
			SplitMix64 random = new SplitMix64(17, resample);
			Counts first = Counts.ZERO;
			Counts second = Counts.ZERO;
			for (int draw = 0; draw < 90; draw++) {
				int unit = random.below(90);
				first = first.plus(baseline.get(unit));
				second = second.plus(system.get(unit));
			}
			differences[resample] = second.f1().getAsDouble() - first.f1().getAsDouble();
		}
		PairedSample pair = PairedSample.ofCounts(baseline, system, Counts::f1);
		double seen = pair.difference().getAsDouble();
		long extreme = Arrays.stream(differences).filter(d -> Math.abs(d - seen) >= Math.abs(seen)).count();
		double wins = Arrays.stream(differences).map(d -> (Math.signum(d) + 1) / 2).average().getAsDouble();
		Arrays.sort(differences);
		// (999 - 1) * 0.025 = 24.95
		double low = differences[24] + 0.95 * (differences[25] - differences[24]);
		PairedBootstrap.Result result = PairedBootstrap.test(pair, 0.95, RESAMPLING, 2);
		assertEquals((extreme + 1) / 1000.0, result.p().getAsDouble());
		assertEquals(wins, result.wins().getAsDouble(), 1e-12);
		assertEquals(low, result.interval().orElseThrow().low(), 1e-12);
		assertEquals(result, PairedBootstrap.test(pair, 0.95, RESAMPLING, 1));
		assertEquals(result, PairedBootstrap.test(
				PairedSample.ofMerged(baseline, system, Counts.ZERO, Counts::plus, Counts::f1), 0.95, RESAMPLING, 3));
	}

	@Test
	void equalSystemsDoNotDiffer() {
		List<Counts> counts = Simulated.sentences(40, 0.5, 1);
		PairedSample pair = PairedSample.ofCounts(counts, counts, Counts::f1);
		assertEquals(OptionalDouble.of(1), ApproximateRandomization.test(pair, RESAMPLING, 1).p());
		PairedBootstrap.Result bootstrap = PairedBootstrap.test(pair, 0.95, RESAMPLING, 1);
		assertEquals(OptionalDouble.of(1), bootstrap.p());
		assertEquals(Optional.of(new Interval(0, 0, 0.95)), bootstrap.interval());
		assertEquals(OptionalDouble.of(0.5), bootstrap.wins());
	}

	@Test
	void undefinedStaysUndefined() {
		List<Counts> nothing = List.of(Counts.ZERO, Counts.ZERO);
		PairedSample pair = PairedSample.ofCounts(nothing, nothing, Counts::f1);
		assertEquals(OptionalDouble.empty(), ApproximateRandomization.test(pair, RESAMPLING, 1).p());
		assertEquals(OptionalDouble.empty(), PairedBootstrap.test(pair, 0.95, RESAMPLING, 1).p());
		assertEquals(OptionalDouble.empty(), PairedBootstrap.test(
				PairedSample.ofOutcomes(new boolean[0], new boolean[0]), 0.95, RESAMPLING, 1).difference());
	}

	/** Precision is undefined for a side that got both units without a prediction: two of the four exchanges. */
	@Test
	void undefinedExchangesCountAsExtreme() {
		List<Counts> baseline = List.of(new Counts(1, 1, 1), new Counts(1, 0, 0));
		List<Counts> system = List.of(new Counts(1, 0, 0), new Counts(1, 2, 1));
		ApproximateRandomization.Result result = ApproximateRandomization
				.test(PairedSample.ofCounts(baseline, system, Counts::precision), new Resampling(4000, 1), 2);
		assertEquals(2000, result.undefined(), 130);
		assertEquals(OptionalDouble.of(1), result.p());
	}

	@Test
	void unequalListsAreRefused() {
		IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
				() -> PairedSample.ofOutcomes(new boolean[2], new boolean[3]));
		assertTrue(error.getMessage().contains("baseline has 2"), error::getMessage);
		assertThrows(IllegalArgumentException.class,
				() -> PairedSample.ofCounts(List.of(), List.of(Counts.ZERO), Counts::f1));
	}
}
