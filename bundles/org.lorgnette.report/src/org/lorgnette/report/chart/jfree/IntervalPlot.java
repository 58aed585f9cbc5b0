package org.lorgnette.report.chart.jfree;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.lorgnette.report.chart.ForestPlot;
import org.lorgnette.report.chart.Labels;

/** Forest plots: a line per interval, filled marks where the difference is significant. */
final class IntervalPlot implements ChartPlot {

	private static final int NAME = 52;
	private static final int ROW = 34;

	private final ForestPlot chart;
	private final Look look;
	private final List<String> names;
	private final List<Hit> hits = new ArrayList<>();

	IntervalPlot(ForestPlot chart, Look look) {
		this.chart = chart;
		this.look = look;
		this.names = Labels.shortenAll(chart.rows().stream().map(ForestPlot.Row::label).toList(), NAME);
	}

	@Override
	public Size size() {
		double text = look.widest(names, Look.SMALL) + look.widest(chart.rows().stream().map(ForestPlot.Row::note).toList(),
				Look.SMALL);
		return new Size((int) (text + 420), 70 + ROW * Math.max(1, names.size()));
	}

	@Override
	public List<String> legend() {
		return List.of();
	}

	@Override
	public List<Hit> hits() {
		return List.copyOf(hits);
	}

	@Override
	public Plot plot() {
		hits.clear();
		XYSeries differences = new XYSeries("differences", false, true);
		double reach = .02;
		for (int row = 0; row < names.size(); row++) {
			ForestPlot.Row data = chart.rows().get(row);
			differences.add(data.difference(), row);
			reach = Math.max(reach, Math.abs(data.difference()));
			if (data.interval().isPresent()) {
				reach = Math.max(reach, Math.max(Math.abs(data.interval().get().low()), Math.abs(data.interval().get().high())));
			}
		}
		NumberAxis axis = new NumberAxis(chart.xLabel());
		look.style(axis);
		axis.setRange(-reach * 1.1, reach * 1.1);
		axis.setNumberFormatOverride(look.decimals("+0.00;\u22120.00"));
		XYPlot plot = new XYPlot(new XYSeriesCollection(differences), axis, axis(names), new RowRenderer());
		plot.setRangeAxis(1, axis(chart.rows().stream().map(ForestPlot.Row::note).toList()));
		look.style(plot);
		plot.setRangeGridlinesVisible(false);
		plot.addDomainMarker(new ValueMarker(0, look.theme().ink(), new BasicStroke(1.2f)));
		return plot;
	}

	private SymbolAxis axis(List<String> texts) {
		SymbolAxis axis = new SymbolAxis(null, texts.toArray(String[]::new));
		look.style(axis);
		axis.setTickLabelPaint(look.theme().ink());
		axis.setGridBandsVisible(false);
		axis.setInverted(true);
		axis.setRange(-.5, Math.max(1, texts.size()) - .5);
		return axis;
	}

	private final class RowRenderer extends AbstractXYItemRenderer {

		private static final long serialVersionUID = 1L;

		@Override
		public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
				ValueAxis differences, ValueAxis rows, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
			ForestPlot.Row row = chart.rows().get(item);
			double y = rows.valueToJava2D(item, area, plot.getRangeAxisEdge());
			double x = differences.valueToJava2D(row.difference(), area, plot.getDomainAxisEdge());
			double half = Math.abs(rows.valueToJava2D(item + .5, area, plot.getRangeAxisEdge()) - y);
			hits.add(new Hit(new Rectangle2D.Double(area.getMinX(), y - half, area.getWidth(), 2 * half), 0, 0, item));
			graphics.setPaint(look.theme().series(0));
			graphics.setStroke(new BasicStroke(2f));
			row.interval().ifPresent(interval -> {
				double low = differences.valueToJava2D(interval.low(), area, plot.getDomainAxisEdge());
				double high = differences.valueToJava2D(interval.high(), area, plot.getDomainAxisEdge());
				graphics.draw(new Line2D.Double(low, y, high, y));
				graphics.draw(new Line2D.Double(low, y - 4, low, y + 4));
				graphics.draw(new Line2D.Double(high, y - 4, high, y + 4));
			});
			Shape mark = AffineTransform.getTranslateInstance(x, y).createTransformedShape(Hatching.mark(row.significant() ? 3 : 0, 10));
			if (!row.significant()) {
				graphics.setPaint(look.theme().background());
				graphics.fill(mark);
				graphics.setPaint(look.theme().series(0));
				graphics.draw(mark);
			} else {
				graphics.fill(mark);
			}
		}
	}
}
