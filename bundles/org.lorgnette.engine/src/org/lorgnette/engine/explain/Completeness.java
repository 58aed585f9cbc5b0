package org.lorgnette.engine.explain;

/**
 * Whether attributions account for all of a decision: their sum should be the difference between the value at the input and that
 * at the baseline (Sundararajan, Taly and Yan 2017, proposition 1).
 *
 * @param sum of the attributions, those of units that are no words included
 * @param atInput the value that is explained
 * @param atBaseline the value of an input that says nothing
 * @param tolerance how far off the sum may be
 * @param steps at how many points of the path gradients were taken
 */
public record Completeness(double sum, double atInput, double atBaseline, double tolerance, int steps) {

	/** How far the sum is off. */
	public double gap() {
		return Math.abs(sum - (atInput - atBaseline));
	}

	public boolean holds() {
		return gap() <= tolerance;
	}
}
