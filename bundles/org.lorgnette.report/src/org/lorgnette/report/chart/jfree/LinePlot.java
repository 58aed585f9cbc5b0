package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.lorgnette.report.chart.Labels;
import org.lorgnette.report.chart.LineChart;

/** Line charts over a unit square. */
final class LinePlot implements ChartPlot {

	private final LineChart chart;
	private final Look look;
	private final List<String> names;
	private final List<Hit> hits = new ArrayList<>();

	LinePlot(LineChart chart, Look look) {
		this.chart = chart;
		this.look = look;
		this.names = Labels.shortenAll(chart.lines().stream().map(LineChart.Line::name).toList(), Look.NAME);
	}

	@Override
	public Size size() {
		return new Size(520, 400 + look.legendHeight(names, 520));
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
		XYSeriesCollection data = new XYSeriesCollection();
		for (int i = 0; i < names.size(); i++) {
			XYSeries series = new XYSeries(names.get(i), false, true);
			chart.lines().get(i).points().forEach(point -> series.add(point.x(), point.y()));
			data.addSeries(series);
		}
		XYPlot plot = new XYPlot(data, look.fractions(chart.xLabel(), 1.02, .2), look.fractions(chart.yLabel(), 1.02, .2),
				new MarkedLineRenderer());
		look.style(plot);
		return plot;
	}

	/** Shows a mark at the marked point alone, or on a line of one point. */
	private final class MarkedLineRenderer extends XYLineAndShapeRenderer {

		private static final long serialVersionUID = 1L;

		MarkedLineRenderer() {
			super(true, true);
			setDrawSeriesLineAsPath(true);
			for (int i = 0; i < names.size(); i++) {
				setSeriesPaint(i, look.theme().series(i));
				setSeriesStroke(i, look.dashed(i));
				setSeriesShape(i, Hatching.mark(i, 10));
			}
		}

		@Override
		public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
				ValueAxis across, ValueAxis up, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
			super.drawItem(graphics, state, area, info, plot, across, up, data, series, item, crosshair, pass);
			if (pass == 0) {
				hits.add(new Hit(Bars.around(across.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge()),
						up.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge())), 0, series, item));
			}
		}

		@Override
		public boolean getItemShapeVisible(int series, int item) {
			LineChart.Line line = chart.lines().get(series);
			return item == line.mark() || line.points().size() == 1;
		}
	}
}
