package org.lorgnette.report.chart;

import java.util.List;
import java.util.Optional;

import org.lorgnette.metrics.significance.Interval;

/** Differences with their intervals, one per row, around a line at zero. */
public record ForestPlot(String title, String xLabel, List<Row> rows) implements Chart {

	public ForestPlot {
		rows = List.copyOf(rows);
	}

	/** @param significant shown by a filled mark; others are hollow */
	public record Row(String label, double difference, Optional<Interval> interval, boolean significant, String note) {
	}
}
