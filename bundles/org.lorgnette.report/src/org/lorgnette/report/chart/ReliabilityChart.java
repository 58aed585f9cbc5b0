package org.lorgnette.report.chart;

import java.util.List;

/**
 * Share of correct predictions against their mean score by bin, with the diagonal on which a calibrated engine lies; below, how
 * many predictions fell into each bin.
 */
public record ReliabilityChart(String title, String xLabel, String yLabel, String countLabel, List<Line> lines) implements Chart {

	public ReliabilityChart {
		lines = List.copyOf(lines);
	}

	public record Line(String name, List<Bin> bins) {

		public Line {
			bins = List.copyOf(bins);
		}
	}

	/** A bin that is not empty: its borders, mean score and share correct, all in 0..1, and number of predictions. */
	public record Bin(double low, double high, double confidence, double accuracy, long count) {
	}
}
