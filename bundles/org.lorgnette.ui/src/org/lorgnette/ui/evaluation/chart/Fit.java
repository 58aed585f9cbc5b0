package org.lorgnette.ui.evaluation.chart;

import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.ForestPlot;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.report.chart.ReliabilityChart;
import org.lorgnette.report.chart.jfree.Size;

/**
 * How large a chart is drawn in the room there is: text stays near its natural size, bars and rows fill the width, curves the room,
 * squares stay nearly square. What does not fit scrolls.
 *
 * @param width of the drawing in points, and {@code height}
 * @param scale of everything in it
 */
record Fit(int width, int height, double scale) {

	private static final double SMALLEST = .8;
	private static final double LARGEST = 1.25;

	/** @param natural at which the chart reads best */
	static Fit of(Chart chart, Size natural, int roomWidth, int roomHeight) {
		double tight = Math.min(roomWidth / (double) natural.width(), roomHeight / (double) natural.height());
		// What scrolls up and down anyway need not be small.
		double scale = tight < SMALLEST ? Math.clamp(roomWidth / (double) natural.width(), SMALLEST, 1) : Math.clamp(tight, SMALLEST, LARGEST);
		double width = natural.width() * scale;
		double height = natural.height() * scale;
		return switch (chart) {
			case BarChart bars -> new Fit(round(Math.max(roomWidth, width)), round(Math.clamp(roomHeight, height, height * 1.5)), scale);
			case ForestPlot forest -> new Fit(round(Math.clamp(roomWidth, width, Math.max(width, 1200))), round(height), scale);
			case HeatMap heat -> new Fit(round(Math.clamp(roomWidth, width, width * 1.3)), round(height), scale);
			case LineChart lines -> new Fit(round(Math.clamp(roomWidth, width, width * 1.6)),
					round(Math.clamp(roomHeight, height * .55, height * 1.6)), scale);
			case ReliabilityChart bins -> new Fit(round(Math.clamp(roomWidth, width, width * 1.3)), round(height), scale);
		};
	}

	private static int round(double length) {
		return Math.max(1, (int) Math.floor(length));
	}
}
