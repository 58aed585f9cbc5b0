package org.lorgnette.report.chart.jfree;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

import org.lorgnette.report.chart.Chart;

/** What can be written to a file: a drawing of one size. */
interface Sheet {

	String title();

	Size size();

	Color background();

	/** Draws it at the origin and says where values lie. */
	List<Hit> draw(Graphics2D graphics);

	static Sheet of(Chart chart, Theme theme, Locale locale) {
		ChartRenderer renderer = new ChartRenderer(theme, locale);
		Size size = renderer.size(chart);
		return new Sheet() {

			@Override
			public String title() {
				return chart.title();
			}

			@Override
			public Size size() {
				return size;
			}

			@Override
			public Color background() {
				return theme.background();
			}

			@Override
			public List<Hit> draw(Graphics2D graphics) {
				return renderer.draw(chart, graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()));
			}
		};
	}
}
