package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.function.Consumer;

import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.data.category.CategoryDataset;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.report.chart.BarChart;

/** Bars with asymmetric intervals and, where there is room, their values above; an undefined value is a dash on the base line. */
final class EstimateRenderer extends BarRenderer {

	private static final long serialVersionUID = 1L;

	private final transient BarChart.Panel panel;
	private final int panelIndex;
	private final transient Look look;
	private final transient Consumer<Hit> hits;
	private final DecimalFormat format;

	EstimateRenderer(BarChart.Panel panel, int panelIndex, Look look, Consumer<Hit> hits) {
		this.panel = panel;
		this.panelIndex = panelIndex;
		this.look = look;
		this.hits = hits;
		this.format = look.decimals(".00");
		setItemMargin(0);
		setMaximumBarWidth(.12);
		setIncludeBaseInRange(false);
	}

	@Override
	public void drawItem(Graphics2D graphics, CategoryItemRendererState state, Rectangle2D area, CategoryPlot plot,
			CategoryAxis categories, ValueAxis values, CategoryDataset data, int row, int column, int pass) {
		double width = state.getBarWidth();
		double left = calculateBarW0(plot, plot.getOrientation(), area, categories, state, row, column);
		double base = values.valueToJava2D(0, area, plot.getRangeAxisEdge());
		hits.accept(new Hit(new Rectangle2D.Double(left, area.getMinY(), width, area.getHeight()), panelIndex, row, column));
		Estimate estimate = panel.values().get(row).get(column);
		if (estimate.value().isEmpty()) {
			text(graphics, "\u2013", left + width / 2, base - 3);
			return;
		}
		double value = estimate.value().getAsDouble();
		double top = values.valueToJava2D(value, area, plot.getRangeAxisEdge());
		double inset = Math.min(1, width * .08);
		Bars.draw(graphics, look, new Rectangle2D.Double(left + inset, top, width - 2 * inset, base - top), row);
		double highest = top;
		if (estimate.interval().isPresent()) {
			Interval interval = estimate.interval().get();
			double high = values.valueToJava2D(interval.high(), area, plot.getRangeAxisEdge());
			Bars.interval(graphics, look, left + width / 2, values.valueToJava2D(interval.low(), area, plot.getRangeAxisEdge()), high,
					Math.min(4, width / 4));
			highest = Math.min(top, high);
		}
		if (width >= 26) {
			text(graphics, value >= .995 ? look.decimals("0.0").format(1) : format.format(value), left + width / 2, highest - 3);
		}
	}

	private void text(Graphics2D graphics, String text, double centre, double base) {
		graphics.setFont(ChartFont.plain(10));
		graphics.setPaint(look.theme().ink());
		graphics.drawString(text, (float) (centre - look.width(text, 10) / 2), (float) base);
	}
}
