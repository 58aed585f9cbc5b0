package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.ForestPlot;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.report.chart.ReliabilityChart;

/** Draws any chart in a theme; the locale decides how numbers are written. */
public final class ChartRenderer {

	private final Look look;

	public ChartRenderer(Theme theme, Locale locale) {
		this.look = new Look(theme, locale);
	}

	/** The size at which a chart reads best: it grows with what the chart holds. */
	public Size size(Chart chart) {
		Size body = plot(chart).size();
		return look.titled() ? new Size(body.width(), body.height() + Look.TITLE_HEIGHT) : body;
	}

	/** The chart as JFreeChart knows it, for a view that redraws it at its own size. */
	public JFreeChart create(Chart chart) {
		return look.chart(chart.title(), plot(chart));
	}

	/** Draws into an area and says where values lie, in the same coordinates. */
	public List<Hit> draw(Chart chart, Graphics2D graphics, Rectangle2D area) {
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		ChartPlot plot = plot(chart);
		look.chart(chart.title(), plot).draw(graphics, area, new ChartRenderingInfo());
		return plot.hits();
	}

	private ChartPlot plot(Chart chart) {
		return switch (chart) {
			case BarChart bars -> new BarPlot(bars, look);
			case LineChart lines -> new LinePlot(lines, look);
			case ReliabilityChart reliability -> new ReliabilityPlot(reliability, look);
			case HeatMap heat -> new HeatPlot(heat, look);
			case ForestPlot forest -> new IntervalPlot(forest, look);
		};
	}
}
