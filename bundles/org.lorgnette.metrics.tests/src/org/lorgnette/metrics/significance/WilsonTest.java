package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

	/** Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3. */
	@ParameterizedTest
	@CsvSource({ "81, 263, .2553, .3662", "15, 148, .0624, .1605", "0, 20, 0, .1611", "1, 29, .0061, .1718" })
	void isThatOfThePublishedTable(int successes, int trials, double low, double high) {
		Interval interval = Wilson.interval((double) successes / trials, trials, .95);
		assertEquals(low, interval.low(), .00005);
		assertEquals(high, interval.high(), .00005);
		Interval mirrored = Wilson.interval((double) (trials - successes) / trials, trials, .95);
		assertEquals(1 - high, mirrored.low(), .00005);
		assertEquals(1 - low, mirrored.high(), .00005);
	}

	@Test
	void thereIsNoneWithoutTrials() {
		assertThrows(IllegalArgumentException.class, () -> Wilson.interval(0, 0, .95));
		assertThrows(IllegalArgumentException.class, () -> Wilson.interval(1.5, 3, .95));
	}
}
