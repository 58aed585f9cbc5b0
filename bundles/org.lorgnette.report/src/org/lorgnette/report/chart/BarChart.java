package org.lorgnette.report.chart;

import java.util.List;

import org.lorgnette.evaluation.Estimate;

/**
 * Bars with error bars: one panel above the other for each metric, groups of bars by category, one bar in each group by series.
 * Values are in 0..1.
 */
public record BarChart(String title, List<String> series, List<String> categories, List<Panel> panels) implements Chart {

	/** @throws IllegalArgumentException if a panel's shape is not series by categories */
	public BarChart {
		series = List.copyOf(series);
		categories = List.copyOf(categories);
		panels = List.copyOf(panels);
		for (Panel panel : panels) {
			if (panel.values().size() != series.size()) {
				throw new IllegalArgumentException(panel.name() + ": expected " + series.size() + " series, got " + panel.values().size());
			}
			for (List<Estimate> row : panel.values()) {
				if (row.size() != categories.size()) {
					throw new IllegalArgumentException(panel.name() + ": expected " + categories.size() + " values, got " + row.size());
				}
			}
		}
	}

	/** One metric: a value by series (outer list) and category (inner list). */
	public record Panel(String name, List<List<Estimate>> values) {

		public Panel {
			values = values.stream().map(List::copyOf).toList();
		}
	}
}
