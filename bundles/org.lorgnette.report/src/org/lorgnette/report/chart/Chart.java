package org.lorgnette.report.chart;

/** A chart, complete with all the text it shows, in the language it shows it in. */
public sealed interface Chart permits BarChart, LineChart, ReliabilityChart, HeatMap, ForestPlot {

	String title();
}
