package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

class IntegratedGradientsTest {

	/** x0 x1 + sin x2: along the path from zero x0 and x1 share their product equally. */
	private static final DifferentiableFunction SMOOTH = (points, cancellation) -> points.stream()
			.map(x -> new ValueAndGradient(x[0] * x[1] + Math.sin(x[2]), new double[] {x[1], x[0], Math.cos(x[2])})).toList();

	/** A steep sigmoid, where few points do not do. */
	private static final DifferentiableFunction STEEP = (points, cancellation) -> points.stream().map(x -> {
		double value = 1 / (1 + Math.exp(-200 * (x[0] + x[1] - 0.91)));
		double slope = 200 * value * (1 - value);
		return new ValueAndGradient(value, new double[] {slope, slope});
	}).toList();

	private static IntegratedGradients.Result of(DifferentiableFunction function, GradientSettings settings, double... input)
			throws EngineException {
		return IntegratedGradients.of(function, input, new double[input.length], settings, ExplainListener.NONE, Cancellation.NONE);
	}

	@Test
	void knownIntegralsAreFound() throws EngineException {
		IntegratedGradients.Result result = of(SMOOTH, GradientSettings.DEFAULT, 2, 3, 1.5);
		assertArrayEquals(new double[] {3, 3, Math.sin(1.5)}, result.values(), 1e-12);
		assertTrue(result.completeness().holds());
		assertEquals(32, result.completeness().steps());
		assertEquals(6 + Math.sin(1.5), result.completeness().atInput(), 1e-12);
		assertArrayEquals(new double[] {6 + Math.sin(1.5)}, result.sums(1), 1e-12);
		assertThrows(IllegalArgumentException.class, () -> result.sums(2));
	}

	@Test
	void theBaselineIsWhereThePathBegins() throws EngineException {
		double[] values = IntegratedGradients.of(SMOOTH, new double[] {2, 3, 0}, new double[] {1, 3, 0}, GradientSettings.DEFAULT,
				ExplainListener.NONE, Cancellation.NONE).values();
		assertArrayEquals(new double[] {3, 0, 0}, values, 1e-12);
	}

	/** Against a slow reference: a sum over a hundred thousand points. */
	@Test
	void moreStepsAreTakenUntilTheSumIsComplete() throws EngineException {
		double[] input = {0.7, 0.5};
		double slow = 0;
		int points = 100_000;
		for (int i = 0; i < points; i++) {
			double at = (i + 0.5) / points;
			slow += STEEP.at(List.of(new double[] {0.7 * at, 0.5 * at}), Cancellation.NONE).getFirst().gradient()[0] * 0.7 / points;
		}
		IntegratedGradients.Result result = of(STEEP, new GradientSettings(2, 4096, 1e-6), input);
		assertTrue(result.completeness().steps() > 16, result.toString());
		assertEquals(1, Integer.bitCount(result.completeness().steps()), "doubled each time");
		assertTrue(result.completeness().holds());
		assertEquals(slow, result.values()[0], 1e-5);
		IntegratedGradients.Result coarse = of(STEEP, new GradientSettings(2, 3, 1e-6), input);
		assertEquals(3, coarse.completeness().steps());
		assertFalse(coarse.completeness().holds());
		assertTrue(coarse.completeness().gap() > 0.05, coarse.toString());
	}

	@Test
	void theRuleIntegratesPolynomialsExactly() {
		for (int n : new int[] {1, 2, 3, 5, 32, 64, 511}) {
			GaussLegendre rule = new GaussLegendre(n);
			for (int degree = 0; degree <= Math.min(2 * n - 1, 40); degree++) {
				int power = degree;
				double integral = IntStream.range(0, n).mapToDouble(i -> rule.weight(i) * Math.pow(rule.point(i), power)).sum();
				assertEquals(1.0 / (degree + 1), integral, 1e-12, n + " points, degree " + degree);
			}
		}
		assertEquals((1 - Math.sqrt(0.6)) / 2, new GaussLegendre(3).point(0), 1e-15);
	}

	@Test
	void whatIsNoNumberIsRefusedAndCancellationHeard() {
		DifferentiableFunction broken = (points, cancellation) -> points.stream()
				.map(x -> new ValueAndGradient(x[0] > 0 ? 1 : 0, new double[] {Double.NaN})).toList();
		assertThrows(EngineException.class, () -> of(broken, GradientSettings.DEFAULT, 1));
		assertThrows(CancellationException.class, () -> IntegratedGradients.of(SMOOTH, new double[3], new double[3],
				GradientSettings.DEFAULT, ExplainListener.NONE, () -> true));
	}
}
