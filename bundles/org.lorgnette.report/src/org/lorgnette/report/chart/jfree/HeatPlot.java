package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.Labels;

/** Heat maps: the number in each cell, shaded by its share of the row. */
final class HeatPlot implements ChartPlot {

	private static final int NAME = 18;
	private static final int CELL_HEIGHT = 26;

	private final HeatMap chart;
	private final Look look;
	private final List<String> rows;
	private final List<String> columns;
	private final int cell;
	private final boolean upright;
	private final List<Hit> hits = new ArrayList<>();

	HeatPlot(HeatMap chart, Look look) {
		this.chart = chart;
		this.look = look;
		this.rows = Labels.shortenAll(chart.rows(), NAME);
		this.columns = Labels.shortenAll(chart.columns(), NAME);
		this.upright = look.widest(columns, Look.SMALL) > 66;
		this.cell = upright ? 46 : (int) Math.max(46, look.widest(columns, Look.SMALL) + 12);
	}

	@Override
	public Size size() {
		double left = look.widest(rows, Look.SMALL) + 56;
		double top = (upright ? look.widest(columns, Look.SMALL) : 16) + 44;
		return new Size((int) Math.max(280, left + columns.size() * cell + 24), (int) (top + rows.size() * CELL_HEIGHT + 16));
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
		XYSeries cells = new XYSeries("cells", false, true);
		for (int row = 0; row < rows.size(); row++) {
			for (int column = 0; column < columns.size(); column++) {
				cells.add(column, row);
			}
		}
		SymbolAxis across = axis(chart.columnLabel(), columns);
		across.setVerticalTickLabels(upright);
		SymbolAxis down = axis(chart.rowLabel(), rows);
		down.setInverted(true);
		XYPlot plot = new XYPlot(new XYSeriesCollection(cells), across, down, new CellRenderer());
		plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
		look.style(plot);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		return plot;
	}

	private SymbolAxis axis(String label, List<String> names) {
		SymbolAxis axis = new SymbolAxis(label, names.toArray(String[]::new));
		look.style(axis);
		axis.setTickLabelPaint(look.theme().ink());
		axis.setGridBandsVisible(false);
		axis.setRange(-.5, Math.max(1, names.size()) - .5);
		return axis;
	}

	private final class CellRenderer extends AbstractXYItemRenderer {

		private static final long serialVersionUID = 1L;

		private final DecimalFormat format = look.decimals("#,##0");

		@Override
		public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
				ValueAxis across, ValueAxis down, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
			int row = item / columns.size();
			int column = item % columns.size();
			double left = across.valueToJava2D(column - .5, area, plot.getDomainAxisEdge());
			double right = across.valueToJava2D(column + .5, area, plot.getDomainAxisEdge());
			double top = down.valueToJava2D(row - .5, area, plot.getRangeAxisEdge());
			double bottom = down.valueToJava2D(row + .5, area, plot.getRangeAxisEdge());
			Rectangle2D box = new Rectangle2D.Double(left + 1, top + 1, right - left - 2, bottom - top - 2);
			hits.add(new Hit(new Rectangle2D.Double(left, top, right - left, bottom - top), 0, row, column));
			double shade = .06 + .94 * chart.share(row, column);
			graphics.setPaint(look.theme().heat(shade));
			graphics.fill(box);
			long count = chart.counts().get(row).get(column);
			if (count > 0) {
				String text = format.format(count);
				graphics.setFont(ChartFont.plain(Look.SMALL));
				graphics.setPaint(look.theme().onHeat(shade));
				graphics.drawString(text, (float) (box.getCenterX() - look.width(text, Look.SMALL) / 2), (float) (box.getCenterY() + 4));
			}
		}
	}
}
