package org.lorgnette.report.chart.jfree;

import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.data.category.DefaultCategoryDataset;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Labels;

/** Bar charts: a row of axes for each metric over one common axis of categories. */
final class BarPlot implements ChartPlot {

	private static final int CATEGORY_NAME = 22;
	private static final int LEFT = 80;
	private static final int GAP = 18;
	private static final int PANEL = 128;

	private final BarChart chart;
	private final Look look;
	private final List<String> series;
	private final List<String> categories;
	private final Size size;
	private final List<Hit> hits = new ArrayList<>();

	BarPlot(BarChart chart, Look look) {
		this.chart = chart;
		this.look = look;
		this.series = Labels.shortenAll(chart.series(), Look.NAME);
		this.categories = Labels.shortenAll(chart.categories(), CATEGORY_NAME);
		this.size = measure();
	}

	private Size measure() {
		int bars = Math.max(1, series.size());
		int groups = Math.max(1, categories.size());
		int bar = bars * groups <= 24 ? 34 : bars * groups <= 90 ? 14 : 9;
		int width = Math.max(640, LEFT + groups * (bars * bar + GAP));
		int labels = slanted(width) ? (int) (look.widest(categories, Look.SMALL) * .75) + 12 : 22;
		return new Size(width, chart.panels().size() * PANEL + look.legendHeight(series, width) + labels + 16);
	}

	private boolean slanted(int width) {
		double perGroup = (width - LEFT) / (double) Math.max(1, categories.size());
		return look.widest(categories, Look.SMALL) > perGroup - 6;
	}

	@Override
	public Size size() {
		return size;
	}

	@Override
	public List<String> legend() {
		return series;
	}

	@Override
	public List<Hit> hits() {
		return List.copyOf(hits);
	}

	@Override
	public Plot plot() {
		CategoryAxis axis = new CategoryAxis();
		look.style(axis);
		axis.setTickLabelPaint(look.theme().ink());
		axis.setLowerMargin(.01);
		axis.setUpperMargin(.01);
		axis.setMaximumCategoryLabelLines(1);
		double group = (size.width() - LEFT) / (double) Math.max(1, categories.size());
		axis.setCategoryMargin(Math.min(.5, GAP * categories.size() / (double) (size.width() - LEFT)));
		axis.setMaximumCategoryLabelWidthRatio((float) Math.max(1, look.widest(categories, Look.SMALL) / group + .3));
		if (slanted(size.width())) {
			axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
		}
		CombinedDomainCategoryPlot combined = new CombinedDomainCategoryPlot(axis);
		combined.setGap(8);
		look.style(combined);
		for (int panel = 0; panel < chart.panels().size(); panel++) {
			combined.add(panel(panel), 1);
		}
		return combined;
	}

	private CategoryPlot panel(int index) {
		BarChart.Panel panel = chart.panels().get(index);
		DefaultCategoryDataset values = new DefaultCategoryDataset();
		for (int row = 0; row < series.size(); row++) {
			for (int column = 0; column < categories.size(); column++) {
				var value = panel.values().get(row).get(column).value();
				values.addValue(value.isPresent() ? (Number) value.getAsDouble() : null, series.get(row), categories.get(column));
			}
		}
		NumberAxis axis = look.fractions(panel.name(), 1.15, .25);
		CategoryPlot plot = new CategoryPlot(values, null, axis, new EstimateRenderer(panel, index, look, hits::add));
		look.style(plot);
		return plot;
	}
}
