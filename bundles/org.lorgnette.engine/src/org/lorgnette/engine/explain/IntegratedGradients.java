package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/**
 * Integrated gradients (Sundararajan, Taly and Yan 2017, "Axiomatic attribution for deep networks"): the gradient along the
 * straight path from a baseline to the input, by Gauss-Legendre quadrature.
 */
public final class IntegratedGradients {

	/** Points that are handed over together. */
	private static final int BATCH = 32;
	/** Differences below this are rounding noise of single precision. */
	private static final double LEAST_TOLERANCE = 1e-6;

	/**
	 * The attribution of each coordinate of the input, and whether they are complete.
	 *
	 * @param values
	 *            one for each coordinate, not to be changed
	 */
	public record Result(double[] values, Completeness completeness) {

		/** The sums over runs of coordinates of equal length, as of the dimensions of a word's vector. */
		public double[] sums(int runs) {
			if (runs == 0 || values.length % runs != 0) {
				throw new IllegalArgumentException(values.length + " coordinates do not make " + runs + " runs");
			}
			int length = values.length / runs;
			double[] sums = new double[runs];
			for (int i = 0; i < values.length; i++) {
				sums[i / length] += values[i];
			}
			return sums;
		}
	}

	private IntegratedGradients() {
	}

	/**
	 * Takes more points until the attributions are complete, or there are too many; the result says which.
	 *
	 * @param baseline
	 *            of the input's length
	 * @throws EngineException
	 *             if the function fails, or gives a value that is no number
	 */
	public static Result of(DifferentiableFunction function, double[] input, double[] baseline, GradientSettings settings,
			ExplainListener listener, Cancellation cancellation) throws EngineException {
		if (input.length != baseline.length) {
			throw new IllegalArgumentException("input of " + input.length + " numbers, baseline of " + baseline.length);
		}
		List<ValueAndGradient> ends = function.at(List.of(input, baseline), cancellation);
		double atInput = finite(ends.get(0).value());
		double atBaseline = finite(ends.get(1).value());
		double tolerance = Math.max(LEAST_TOLERANCE, settings.tolerance() * Math.abs(atInput - atBaseline));
		int steps = settings.steps();
		while (true) {
			double[] values = integrate(function, input, baseline, new GaussLegendre(steps), listener, cancellation);
			double sum = 0;
			for (double value : values) {
				sum += finite(value);
			}
			Completeness completeness = new Completeness(sum, atInput, atBaseline, tolerance, steps);
			if (completeness.holds() || steps >= settings.mostSteps()) {
				return new Result(values, completeness);
			}
			steps = Math.min(settings.mostSteps(), 2 * steps);
		}
	}

	private static double[] integrate(DifferentiableFunction function, double[] input, double[] baseline, GaussLegendre rule,
			ExplainListener listener, Cancellation cancellation) throws EngineException {
		double[] values = new double[input.length];
		for (int from = 0; from < rule.size(); from += BATCH) {
			cancellation.check();
			int to = Math.min(rule.size(), from + BATCH);
			List<double[]> points = new ArrayList<>();
			for (int step = from; step < to; step++) {
				points.add(between(baseline, input, rule.point(step)));
			}
			List<ValueAndGradient> found = function.at(points, cancellation);
			for (int step = from; step < to; step++) {
				double[] gradient = found.get(step - from).gradient();
				for (int i = 0; i < values.length; i++) {
					values[i] += rule.weight(step) * gradient[i] * (input[i] - baseline[i]);
				}
			}
			listener.progress(to, rule.size());
		}
		return values;
	}

	private static double[] between(double[] from, double[] to, double share) {
		double[] point = new double[from.length];
		for (int i = 0; i < point.length; i++) {
			point[i] = from[i] + share * (to[i] - from[i]);
		}
		return point;
	}

	private static double finite(double value) throws EngineException {
		if (!Double.isFinite(value)) {
			throw new EngineException("the function to explain, or its gradient, is not a number: " + value);
		}
		return value;
	}
}
