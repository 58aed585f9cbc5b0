package org.lorgnette.report.chart.jfree;

import java.util.List;

import org.jfree.chart.plot.Plot;

/** One kind of chart made into a plot of JFreeChart. */
interface ChartPlot {

	/** Without the title. */
	Size size();

	Plot plot();

	/** The names that the legend explains, in the order of their colours; empty for no legend. */
	List<String> legend();

	/** Whether the legend shows a line with a mark instead of a bar. */
	default boolean lines() {
		return false;
	}

	/** What was hit when this plot was last drawn. */
	default List<Hit> hits() {
		return List.of();
	}
}
