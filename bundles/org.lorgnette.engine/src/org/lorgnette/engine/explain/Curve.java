package org.lorgnette.engine.explain;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a decision's score changes as words are hidden, or shown, one after the other.
 *
 * @param points by rising share of the words
 */
public record Curve(List<Point> points) {

	/**
	 * @param share
	 *            of the words that are hidden or shown, 0..1
	 */
	public record Point(double share, double score) {
	}

	public Curve {
		points = List.copyOf(points);
	}

	/** The area under the curve by the trapezoidal rule, in units of the score; empty if there are not two points. */
	public OptionalDouble area() {
		double area = 0;
		for (int i = 1; i < points.size(); i++) {
			area += (points.get(i).share() - points.get(i - 1).share()) * (points.get(i).score() + points.get(i - 1).score()) / 2;
		}
		return points.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(area);
	}
}
