package org.lorgnette.report.chart.jfree;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts share: fonts, colours, strokes, axes. */
record Look(Theme theme, Locale locale) {

	static final int TITLE_HEIGHT = 34;
	static final int LEGEND_HEIGHT = 26;
	static final double TEXT = 12;
	static final double SMALL = 11;
	/** Names longer than this are shortened in legends. */
	static final int NAME = 28;

	private static final FontRenderContext FLAT = new FontRenderContext(null, true, true);
	private static final float[][] DASHES = { {}, { 7, 4 }, { 2, 3 }, { 9, 3, 2, 3 }, { 12, 4 }, { 4, 2 }, { 9, 3, 2, 3, 2, 3 },
			{ 1, 4 } };

	/** A chart inside a page has its title in the page. */
	boolean titled() {
		return theme != Theme.PAGE;
	}

	JFreeChart chart(String title, ChartPlot source) {
		Plot plot = source.plot();
		JFreeChart chart = new JFreeChart(null, ChartFont.plain(TEXT), plot, false);
		chart.setBackgroundPaint(titled() ? theme.background() : null);
		chart.setPadding(new RectangleInsets(4, 6, 4, 10));
		chart.setElementHinting(false);
		if (titled()) {
			TextTitle heading = new TextTitle(title, ChartFont.plain(15));
			heading.setPaint(theme.ink());
			heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
			heading.setPadding(4, 6, 6, 6);
			chart.setTitle(heading);
		}
		if (!source.legend().isEmpty()) {
			SeriesLegend legend = new SeriesLegend(this, items(source.legend()), source.lines());
			legend.setPosition(RectangleEdge.TOP);
			chart.addSubtitle(legend);
		}
		return chart;
	}

	private LegendItemCollection items(List<String> names) {
		LegendItemCollection items = new LegendItemCollection();
		for (int i = 0; i < names.size(); i++) {
			LegendItem item = new LegendItem(names.get(i), null, null, null, new Rectangle2D.Double(-8, -6, 16, 12), theme.series(i));
			item.setDatasetIndex(0);
			item.setSeriesIndex(i);
			items.add(item);
		}
		return items;
	}

	/** How many rows the legend takes at this width of the chart. */
	int legendHeight(List<String> names, int chartWidth) {
		double row = 0;
		int rows = 1;
		for (String name : names) {
			double width = width(name, TEXT) + 38;
			if (row > 0 && row + width > chartWidth - 30) {
				rows++;
				row = 0;
			}
			row += width;
		}
		return names.isEmpty() ? 0 : LEGEND_HEIGHT * rows;
	}

	double width(String text, double size) {
		Font font = ChartFont.plain(size);
		return font.getStringBounds(text, FLAT).getWidth();
	}

	double widest(List<String> texts, double size) {
		return texts.stream().mapToDouble(text -> width(text, size)).max().orElse(0);
	}

	BasicStroke dashed(int series) {
		float[] dash = DASHES[series % DASHES.length];
		return dash.length == 0 ? new BasicStroke(2.2f) : new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash,
				0);
	}

	/** An axis of fractions from 0 to {@code upper}, with ticks at quarters or fifths. */
	NumberAxis fractions(String label, double upper, double tick) {
		NumberAxis axis = new NumberAxis(label);
		axis.setRange(0, upper);
		axis.setTickUnit(new NumberTickUnit(tick));
		axis.setNumberFormatOverride(decimals(tick * 10 % 1 == 0 ? "0.0" : "0.00"));
		style(axis);
		return axis;
	}

	/** An axis over these values and a little more, with ticks where they are round. */
	NumberAxis range(String label, double low, double high) {
		NumberAxis axis = new NumberAxis(label);
		double width = high > low ? high - low : Math.max(Math.abs(high), 1);
		axis.setRange(low == 0 ? 0 : low - .04 * width, (high > low ? high : low + width) + .04 * width);
		axis.setNumberFormatOverride(decimals(Math.max(Math.abs(low), Math.abs(high)) < .01 ? "0.##E0" : "#,##0.####"));
		style(axis);
		return axis;
	}

	DecimalFormat decimals(String pattern) {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
		symbols.setMinusSign('\u2212');
		// Some locales group by characters that the font does not have.
		symbols.setGroupingSeparator('\u00a0');
		return new DecimalFormat(pattern, symbols);
	}

	void style(Axis axis) {
		axis.setLabelFont(ChartFont.plain(TEXT));
		axis.setLabelPaint(theme.ink());
		axis.setTickLabelFont(ChartFont.plain(SMALL));
		axis.setTickLabelPaint(theme.faint());
		axis.setAxisLinePaint(theme.faint());
		axis.setTickMarksVisible(false);
		axis.setAxisLineVisible(false);
	}

	void style(CategoryPlot plot) {
		style((Plot) plot);
		plot.setRangeGridlinePaint(theme.grid());
		plot.setRangeGridlineStroke(new BasicStroke(1));
		plot.setRangeZeroBaselineVisible(true);
		plot.setRangeZeroBaselinePaint(theme.faint());
		plot.setDomainGridlinesVisible(false);
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
	}

	void style(XYPlot plot) {
		style((Plot) plot);
		plot.setRangeGridlinePaint(theme.grid());
		plot.setDomainGridlinePaint(theme.grid());
		plot.setRangeGridlineStroke(new BasicStroke(1));
		plot.setDomainGridlineStroke(new BasicStroke(1));
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
	}

	private static void style(Plot plot) {
		plot.setBackgroundPaint(new Color(0, 0, 0, 0));
		plot.setBackgroundAlpha(0);
		plot.setOutlineVisible(false);
		plot.setInsets(new RectangleInsets(4, 4, 4, 4));
	}
}
