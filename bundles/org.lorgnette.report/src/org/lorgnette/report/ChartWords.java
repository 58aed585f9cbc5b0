package org.lorgnette.report;

import java.util.List;
import java.util.Locale;

import org.lorgnette.evaluation.Estimate;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.ForestPlot;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.report.chart.ReliabilityChart;
import org.lorgnette.report.chart.jfree.Hit;

/** Says in words what a place on a chart stands for: for a tooltip, and for those who hear a chart instead of seeing it. */
public final class ChartWords {

	private final Texts texts;
	private final Numbers numbers;

	public ChartWords(Texts texts) {
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** The exact values there, with their names. */
	public String describe(Chart chart, Hit hit) {
		return switch (chart) {
			case BarChart bars -> bar(bars, hit);
			case HeatMap heat -> cell(heat, hit);
			case LineChart lines -> point(lines, hit);
			case ReliabilityChart reliability -> bin(reliability, hit);
			case ForestPlot forest -> row(forest.rows().get(hit.category()));
		};
	}

	private String bar(BarChart chart, Hit hit) {
		BarChart.Panel panel = chart.panels().get(hit.panel());
		Estimate estimate = panel.values().get(hit.series()).get(hit.category());
		String value = estimate.value().isEmpty() ? texts.get("undefined.other")
				: numbers.score(estimate.value().getAsDouble()) + estimate.interval().map(found -> " " + numbers.interval(found)).orElse("");
		return named(List.of(chart.series().get(hit.series()), chart.categories().get(hit.category()), panel.name()), value);
	}

	private String cell(HeatMap chart, Hit hit) {
		double share = chart.share(hit.series(), hit.category());
		return texts.get("confusion.cell", chart.rows().get(hit.series()), chart.columns().get(hit.category()),
				numbers.percent(Math.rint(share * 1000) / 1000)) + " (" + numbers.count(chart.counts().get(hit.series()).get(hit.category()))
				+ ")";
	}

	private String point(LineChart chart, Hit hit) {
		LineChart.Line line = chart.lines().get(hit.series());
		LineChart.Point point = line.points().get(hit.category());
		String across = chart.axes() == LineChart.Axes.UNIT_SQUARE ? numbers.score(point.x()) : numbers.significant(point.x());
		String up = chart.axes() == LineChart.Axes.FITTED ? numbers.significant(point.y()) : numbers.score(point.y());
		return named(List.of(line.name()), chart.xLabel() + " " + across + ", " + lower(chart.yLabel()) + " " + up);
	}

	private String bin(ReliabilityChart chart, Hit hit) {
		ReliabilityChart.Line line = chart.lines().get(hit.series());
		ReliabilityChart.Bin bin = line.bins().get(hit.category());
		return named(List.of(line.name(), numbers.decimal(bin.low(), 1) + "\u2013" + numbers.decimal(bin.high(), 1)), lower(chart.xLabel())
				+ " " + numbers.score(bin.confidence()) + ", " + lower(chart.yLabel()) + " " + numbers.score(bin.accuracy()) + ", "
				+ lower(chart.countLabel()) + " " + numbers.count(bin.count()));
	}

	private String row(ForestPlot.Row row) {
		String bounds = row.interval().map(found -> " " + numbers.interval(found)).orElse("");
		return named(List.of(row.label()), numbers.signed(row.difference(), Numbers.TABLE) + bounds + (row.note().isEmpty() ? ""
				: ", " + row.note()));
	}

	private String named(List<String> names, String value) {
		return String.join(", ", names) + texts.get("browser.colon") + " " + value;
	}

	private static String lower(String label) {
		return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
	}
}
