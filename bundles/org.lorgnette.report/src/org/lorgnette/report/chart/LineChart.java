package org.lorgnette.report.chart;

import java.util.List;

/** Lines over a unit square, such as precision against recall. */
public record LineChart(String title, String xLabel, String yLabel, List<Line> lines) implements Chart {

	public LineChart {
		lines = List.copyOf(lines);
	}

	/** @param mark the point to be marked, by index; -1 for none */
	public record Line(String name, List<Point> points, int mark) {

		public Line {
			points = List.copyOf(points);
		}
	}

	/** Both coordinates are in 0..1. */
	public record Point(double x, double y) {
	}
}
