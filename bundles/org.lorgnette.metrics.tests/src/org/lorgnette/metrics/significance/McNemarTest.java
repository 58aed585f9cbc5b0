package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class McNemarTest {

	/**
	 * Approval ratings in two surveys (Agresti 1990, page 350): (|150 - 86| - 1)^2 / (150 + 86), and erfc of the root of its
	 * half.
	 */
	@Test
	void approvalRatings() {
		McNemar table = new McNemar(794, 150, 86, 570);
		assertEquals(63 * 63 / 236.0, table.correctedChiSquare().getAsDouble(), 1e-12);
		assertEquals(4.1145622813e-05, table.correctedP(), 1e-14);
		assertEquals(86.0 / 150, table.oddsRatio().getAsDouble());
	}

	@Test
	void exactPIsTheSumOfBothTails() {
		for (int n = 1; n <= 40; n++) {
			for (int k = 0; k <= n; k++) {
				assertEquals(exact(n, k), new McNemar(3, n - k, k, 8).exactP(), 1e-12, n + ", " + k);
			}
		}
		assertEquals(exact(92, 33), new McNemar(121, 59, 33, 80).exactP(), 1e-12);
	}

	/** Counts of the 2^n outcomes that are no nearer to the middle. */
	private static double exact(int n, int k) {
		BigInteger extreme = BigInteger.ZERO;
		BigInteger ways = BigInteger.ONE;
		for (int i = 0; i <= n; i++) {
			if (Math.abs(2 * i - n) >= Math.abs(2 * k - n)) {
				extreme = extreme.add(ways);
			}
			ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
		}
		return extreme.doubleValue() / Math.pow(2, n);
	}

	@Test
	void systemsThatNeverDiffer() {
		McNemar table = new McNemar(5, 0, 0, 5);
		assertEquals(1, table.exactP());
		assertEquals(OptionalDouble.empty(), table.correctedChiSquare());
		assertEquals(1, table.correctedP());
		assertEquals(OptionalDouble.empty(), table.oddsRatio());
		assertEquals(OptionalDouble.of(0), new McNemar(5, 4, 4, 5).correctedChiSquare());
		assertEquals(1, new McNemar(5, 4, 4, 5).correctedP());
	}

	@Test
	void countsOutcomes() {
		boolean[] baseline = { true, true, true, false, false, true };
		boolean[] system = { true, false, false, true, false, true };
		assertEquals(new McNemar(2, 2, 1, 1), McNemar.of(baseline, system));
	}

	/** At each end of a Clopper-Pearson interval the outcome has a tail of one half of 5%. */
	@Test
	void oddsRatioIntervalHasExactTails() {
		McNemar table = new McNemar(0, 8, 17, 0);
		Interval interval = table.oddsRatioInterval(0.95).orElseThrow();
		assertEquals(0.025, tail(25, 17, 25, interval.low()), 1e-9);
		assertEquals(0.025, tail(25, 0, 17, interval.high()), 1e-9);
		assertEquals(0, new McNemar(0, 8, 0, 0).oddsRatioInterval(0.95).orElseThrow().low());
		assertEquals(Optional.empty(), new McNemar(0, 0, 3, 0).oddsRatioInterval(0.95));
	}

	private static double tail(int n, int from, int to, double odds) {
		double sum = 0;
		for (int k = from; k <= to; k++) {
			double ways = 1;
			for (int i = 0; i < k; i++) {
				ways = ways * (n - i) / (i + 1);
			}
			sum += ways * Math.pow(odds / (1 + odds), k) * Math.pow(1 / (1 + odds), n - k);
		}
		return sum;
	}

	@Test
	void negativeCountsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new McNemar(0, -1, 0, 0));
	}
}
