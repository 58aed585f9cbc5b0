package org.lorgnette.engine.explain;

/**
 * How finely gradients are integrated.
 *
 * @param steps how many points to begin with; doubled until the sum is complete
 * @param mostSteps where doubling ends
 * @param tolerance how far the sum of the attributions may be from the difference of the values, as a share of that difference
 */
public record GradientSettings(int steps, int mostSteps, double tolerance) {

	public static final GradientSettings DEFAULT = new GradientSettings(32, 512, 0.01);

	/** @throws IllegalArgumentException if there are no steps, or the tolerance is not positive */
	public GradientSettings {
		if (steps < 1 || mostSteps < steps || !(tolerance > 0)) {
			throw new IllegalArgumentException("steps " + steps + " to " + mostSteps + ", tolerance " + tolerance
					+ "; expected 1 step or more, rising, and a positive tolerance");
		}
	}
}
