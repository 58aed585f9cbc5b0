package org.lorgnette.report.chart.jfree;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Draws one bar with its hatching, and an interval. */
final class Bars {

	private static final Color HATCH = new Color(255, 255, 255, 190);
	private static final double POINT = 6;
	private static final BasicStroke THIN = new BasicStroke(1.1f);

	private Bars() {
	}

	static void draw(Graphics2D graphics, Look look, Rectangle2D bar, int series) {
		graphics.setPaint(look.theme().series(series));
		graphics.fill(bar);
		if (bar.getWidth() >= 4 && bar.getHeight() > 2) {
			graphics.setPaint(HATCH);
			graphics.setStroke(THIN);
			graphics.draw(Hatching.lines(series, bar));
		}
	}

	/** The area in which a pointer is on a point. */
	static Rectangle2D around(double x, double y) {
		return new Rectangle2D.Double(x - POINT, y - POINT, 2 * POINT, 2 * POINT);
	}

	/** A vertical line from {@code low} to {@code high} (coordinates) with caps. */
	static void interval(Graphics2D graphics, Look look, double x, double low, double high, double cap) {
		graphics.setPaint(look.theme().ink());
		graphics.setStroke(THIN);
		graphics.draw(new Line2D.Double(x, low, x, high));
		graphics.draw(new Line2D.Double(x - cap, low, x + cap, low));
		graphics.draw(new Line2D.Double(x - cap, high, x + cap, high));
	}
}
