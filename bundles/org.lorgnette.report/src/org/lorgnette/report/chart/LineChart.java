package org.lorgnette.report.chart;

import java.util.List;

/** Lines, such as precision against recall, or what is learned over steps. */
public record LineChart(String title, String xLabel, String yLabel, List<Line> lines, Axes axes) implements Chart {

	public LineChart {
		lines = List.copyOf(lines);
	}

	/** Over the unit square. */
	public LineChart(String title, String xLabel, String yLabel, List<Line> lines) {
		this(title, xLabel, yLabel, lines, Axes.UNIT_SQUARE);
	}

	/** How far the axes reach. */
	public enum Axes {
		/** From 0 to 1, both. */
		UNIT_SQUARE,
		/** Across from 0 to the largest value; up as far as the values do. */
		FITTED,
		/** Across likewise; up from 0 to 1. */
		FRACTIONS
	}

	/** @param mark the point to be marked, by index; -1 for none */
	public record Line(String name, List<Point> points, int mark) {

		public Line {
			points = List.copyOf(points);
		}
	}

	/** Both coordinates are numbers, and on an axis of fractions in 0..1. */
	public record Point(double x, double y) {
	}
}
