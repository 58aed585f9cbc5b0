package org.lorgnette.report.chart.jfree;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.Block;
import org.jfree.chart.block.BlockContainer;
import org.jfree.chart.block.BorderArrangement;
import org.jfree.chart.block.CenterArrangement;
import org.jfree.chart.block.LabelBlock;
import org.jfree.chart.title.LegendGraphic;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;

/** A legend that shows each series' hatching or line and mark beside its colour. */
final class SeriesLegend extends LegendTitle {

	private static final long serialVersionUID = 1L;

	private final transient Look look;
	private final boolean lines;

	SeriesLegend(Look look, LegendItemCollection items, boolean lines) {
		super(() -> items);
		this.look = look;
		this.lines = lines;
		setPadding(2, 6, 2, 6);
		setHorizontalAlignment(HorizontalAlignment.LEFT);
	}

	@Override
	protected Block createLegendItemBlock(LegendItem item) {
		BlockContainer container = new BlockContainer(new BorderArrangement());
		BlockContainer swatch = new BlockContainer(new CenterArrangement());
		swatch.add(new Swatch(item));
		container.add(swatch, RectangleEdge.LEFT);
		LabelBlock label = new LabelBlock(item.getLabel(), ChartFont.plain(Look.TEXT), look.theme().ink());
		label.setPadding(4, 5, 4, 14);
		container.add(label);
		return container;
	}

	private final class Swatch extends LegendGraphic {

		private static final long serialVersionUID = 1L;

		private final int series;

		Swatch(LegendItem item) {
			super(item.getShape(), item.getFillPaint());
			this.series = item.getSeriesIndex();
			setWidth(18);
			setHeight(20);
		}

		@Override
		public Object draw(Graphics2D graphics, Rectangle2D area, Object parameters) {
			draw(graphics, area);
			return null;
		}

		@Override
		public void draw(Graphics2D graphics, Rectangle2D area) {
			if (lines) {
				graphics.setPaint(look.theme().series(series));
				graphics.setStroke(look.dashed(series));
				double middle = area.getCenterY() + 3;
				graphics.draw(new Line2D.Double(area.getMinX() - 8, middle, area.getMaxX() + 2, middle));
				Shape mark = Hatching.mark(series, 8);
				graphics.fill(AffineTransform.getTranslateInstance(area.getCenterX() - 3, middle).createTransformedShape(mark));
			} else {
				Bars.draw(graphics, look, new Rectangle2D.Double(area.getMinX() + 1, area.getCenterY() - 3, 16, 12), series);
				graphics.setStroke(new BasicStroke(1));
			}
		}
	}
}
