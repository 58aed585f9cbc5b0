package org.lorgnette.engine.explain;

/**
 * The value of a function at one point, and its derivatives by the point's coordinates there.
 *
 * @param gradient not to be changed
 */
public record ValueAndGradient(double value, double[] gradient) {
}
