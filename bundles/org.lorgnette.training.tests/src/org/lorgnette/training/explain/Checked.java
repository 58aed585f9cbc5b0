package org.lorgnette.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.GradientSettings;
import org.lorgnette.engine.explain.IntegratedGradients;
import org.lorgnette.engine.explain.ValueAndGradient;

/** What holds of every decision that can be differentiated. */
final class Checked {

	private Checked() {
	}

	static double value(DifferentiableDecision function) throws EngineException {
		return function.at(List.of(function.input()), Cancellation.NONE).getFirst().value();
	}

	/** That the attributions, which it gives by unit, add up to the difference of the values. */
	static double[] complete(DifferentiableDecision function) throws EngineException {
		IntegratedGradients.Result result = IntegratedGradients.of(function, function.input(), function.baseline(),
				GradientSettings.DEFAULT, ExplainListener.NONE, Cancellation.NONE);
		assertTrue(result.completeness().holds(), result.completeness().toString());
		assertTrue(result.completeness().gap() < 0.01 * Math.abs(result.completeness().atInput() - result.completeness().atBaseline())
				&& Math.abs(result.completeness().atInput() - result.completeness().atBaseline()) > 0.1, result.completeness().toString());
		assertEquals(value(function), result.completeness().atInput(), 1e-4);
		return result.sums(function.units().size());
	}

	/** That gradients are the limits of differences, at some coordinates of a point between input and baseline, also among others. */
	static void gradients(DifferentiableDecision function) throws EngineException {
		double[] input = function.input();
		double[] baseline = function.baseline();
		double[] point = new double[input.length];
		for (int i = 0; i < point.length; i++) {
			point[i] = baseline[i] + 0.7 * (input[i] - baseline[i]);
		}
		ValueAndGradient alone = function.at(List.of(point), Cancellation.NONE).getFirst();
		ValueAndGradient among = function.at(List.of(input, point, baseline), Cancellation.NONE).get(1);
		assertEquals(alone.value(), among.value(), 1e-3);
		Random random = new Random(9);
		for (int probe = 0; probe < 20; probe++) {
			int i = random.nextInt(input.length);
			double[] more = point.clone();
			double[] less = point.clone();
			more[i] += 0.01;
			less[i] -= 0.01;
			List<ValueAndGradient> both = function.at(List.of(more, less), Cancellation.NONE);
			double difference = (both.get(0).value() - both.get(1).value()) / 0.02;
			assertEquals(difference, alone.gradient()[i], 0.03 * Math.max(1, Math.abs(difference)), "coordinate " + i);
			assertEquals(alone.gradient()[i], among.gradient()[i], 1e-3);
		}
	}
}
