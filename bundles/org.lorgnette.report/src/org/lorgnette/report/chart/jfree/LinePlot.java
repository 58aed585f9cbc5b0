package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jfree.chart.axis.NumberAxis;
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

/** Line charts. */
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
		return new Size(520, (chart.axes() == LineChart.Axes.UNIT_SQUARE ? 400 : 320) + look.legendHeight(names, 520));
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
		XYPlot plot = new XYPlot(data, across(), up(), new MarkedLineRenderer());
		look.style(plot);
		return plot;
	}

	private NumberAxis across() {
		if (chart.axes() == LineChart.Axes.UNIT_SQUARE) {
			return look.fractions(chart.xLabel(), 1.02, .2);
		}
		DoubleSummaryStatistics values = values(LineChart.Point::x);
		return look.range(chart.xLabel(), 0, values.getCount() == 0 ? 1 : values.getMax());
	}

	private NumberAxis up() {
		if (chart.axes() != LineChart.Axes.FITTED) {
			return look.fractions(chart.yLabel(), 1.02, .2);
		}
		DoubleSummaryStatistics values = values(LineChart.Point::y);
		if (values.getCount() == 0) {
			return look.range(chart.yLabel(), 0, 1);
		}
		// What comes near to 0 is seen against it.
		double low = values.getMin() >= 0 && values.getMin() < values.getMax() / 2 ? 0 : values.getMin();
		return look.range(chart.yLabel(), low, values.getMax());
	}

	private DoubleSummaryStatistics values(ToDoubleFunction<LineChart.Point> coordinate) {
		return chart.lines().stream().flatMap(line -> line.points().stream()).mapToDouble(coordinate).summaryStatistics();
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
