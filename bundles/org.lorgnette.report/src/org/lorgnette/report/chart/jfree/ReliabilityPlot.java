package org.lorgnette.report.chart.jfree;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.lorgnette.report.chart.Labels;
import org.lorgnette.report.chart.ReliabilityChart;

/** Reliability diagrams, with the number of predictions in each bin below. */
final class ReliabilityPlot implements ChartPlot {

	private final ReliabilityChart chart;
	private final Look look;
	private final List<String> names;
	private final List<Hit> hits = new ArrayList<>();

	ReliabilityPlot(ReliabilityChart chart, Look look) {
		this.chart = chart;
		this.look = look;
		this.names = Labels.shortenAll(chart.lines().stream().map(ReliabilityChart.Line::name).toList(), Look.NAME);
	}

	@Override
	public Size size() {
		return new Size(520, 470 + look.legendHeight(names, 520));
	}

	@Override
	public List<String> legend() {
		return names;
	}

	@Override
	public boolean lines() {
		return true;
	}

	@Override
	public List<Hit> hits() {
		return List.copyOf(hits);
	}

	@Override
	public Plot plot() {
		hits.clear();
		CombinedDomainXYPlot combined = new CombinedDomainXYPlot(look.fractions(chart.xLabel(), 1.02, .2));
		combined.setGap(10);
		look.style(combined);
		combined.add(accuracies(), 4);
		combined.add(counts(), 1);
		return combined;
	}

	private XYPlot accuracies() {
		XYSeriesCollection data = new XYSeriesCollection();
		XYLineAndShapeRenderer renderer = new BinRenderer();
		for (int i = 0; i < names.size(); i++) {
			XYSeries series = new XYSeries(names.get(i), false, true);
			chart.lines().get(i).bins().forEach(bin -> series.add(bin.confidence(), bin.accuracy()));
			data.addSeries(series);
			renderer.setSeriesPaint(i, look.theme().series(i));
			renderer.setSeriesStroke(i, look.dashed(i));
			renderer.setSeriesShape(i, Hatching.mark(i, 9));
		}
		XYPlot plot = new XYPlot(data, null, look.fractions(chart.yLabel(), 1.02, .2), renderer);
		renderer.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1,
				new float[] { 3, 4 }, 0), look.theme().faint()), Layer.BACKGROUND);
		look.style(plot);
		return plot;
	}

	private XYPlot counts() {
		XYSeriesCollection data = new XYSeriesCollection();
		long most = 1;
		for (int i = 0; i < names.size(); i++) {
			XYSeries series = new XYSeries(names.get(i), false, true);
			for (ReliabilityChart.Bin bin : chart.lines().get(i).bins()) {
				series.add(bin.low(), bin.count());
				most = Math.max(most, bin.count());
			}
			data.addSeries(series);
		}
		NumberAxis axis = new NumberAxis(chart.countLabel());
		look.style(axis);
		axis.setRange(0, most * 1.1);
		axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
		axis.setNumberFormatOverride(look.decimals("#,##0"));
		XYPlot plot = new XYPlot(data, null, axis, new CountRenderer());
		look.style(plot);
		return plot;
	}

	private final class BinRenderer extends XYLineAndShapeRenderer {

		private static final long serialVersionUID = 1L;

		@Override
		public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
				ValueAxis scores, ValueAxis shares, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
			super.drawItem(graphics, state, area, info, plot, scores, shares, data, series, item, crosshair, pass);
			if (pass == 0) {
				hits.add(new Hit(Bars.around(scores.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge()),
						shares.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge())), 0, series, item));
			}
		}
	}

	/** The bars of a bin stand side by side between its borders. */
	private final class CountRenderer extends AbstractXYItemRenderer {

		private static final long serialVersionUID = 1L;

		@Override
		public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
				ValueAxis scores, ValueAxis counts, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
			ReliabilityChart.Bin bin = chart.lines().get(series).bins().get(item);
			double left = scores.valueToJava2D(bin.low(), area, plot.getDomainAxisEdge()) + 1;
			double right = scores.valueToJava2D(bin.high(), area, plot.getDomainAxisEdge()) - 1;
			double width = Math.max(1, (right - left) / names.size());
			double base = counts.valueToJava2D(0, area, plot.getRangeAxisEdge());
			double top = counts.valueToJava2D(bin.count(), area, plot.getRangeAxisEdge());
			Bars.draw(graphics, look, new Rectangle2D.Double(left + series * width, top, width, base - top), series);
			hits.add(new Hit(new Rectangle2D.Double(left + series * width, area.getMinY(), width, area.getHeight()), 1, series, item));
		}
	}
}
