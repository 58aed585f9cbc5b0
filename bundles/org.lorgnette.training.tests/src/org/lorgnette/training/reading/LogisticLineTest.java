package org.lorgnette.training.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LogisticLineTest {

	/** The definition: no line near it is likelier. */
	private static double loss(double[] x, boolean[] yes, double slope, double offset) {
		int positive = 0;
		for (boolean each : yes) {
			positive += each ? 1 : 0;
		}
		double high = (positive + 1.0) / (positive + 2.0);
		double low = 1.0 / (x.length - positive + 2.0);
		double loss = 0;
		for (int i = 0; i < x.length; i++) {
			double probability = 1 / (1 + Math.exp(-slope * x[i] - offset));
			double target = yes[i] ? high : low;
			loss -= target * Math.log(probability) + (1 - target) * Math.log(1 - probability);
		}
		return loss;
	}

	@Test
	void isTheLikeliestLine() {
		Random random = new Random(4);
		for (int round = 0; round < 20; round++) {
			double slope = 0.5 * random.nextGaussian();
			double offset = random.nextGaussian();
			double[] x = new double[400];
			boolean[] yes = new boolean[x.length];
			for (int i = 0; i < x.length; i++) {
				x[i] = 3 * random.nextGaussian() + 2;
				yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-slope * x[i] - offset));
			}
			LogisticLine line = LogisticLine.fit(x, yes);
			double least = loss(x, yes, line.slope(), line.offset());
			for (double step : new double[] {-0.01, 0.01}) {
				assertTrue(least <= loss(x, yes, line.slope() + step, line.offset()), line.toString());
				assertTrue(least <= loss(x, yes, line.slope(), line.offset() + step), line.toString());
			}
			assertEquals(slope, line.slope(), 0.3);
		}
	}

	@Test
	void existsWhereTheTwoAreFarApart() {
		double[] x = {-90, -80, -70, 60, 70, 100};
		boolean[] yes = {false, false, false, true, true, true};
		LogisticLine line = LogisticLine.fit(x, yes);
		assertTrue(line.slope() > 0 && Double.isFinite(line.slope()) && Double.isFinite(line.offset()), line.toString());
		double[] same = new double[6];
		Arrays.fill(same, 5);
		LogisticLine flat = LogisticLine.fit(same, yes);
		assertEquals(0, flat.slope() * 5 + flat.offset(), 1e-6);
	}
}
