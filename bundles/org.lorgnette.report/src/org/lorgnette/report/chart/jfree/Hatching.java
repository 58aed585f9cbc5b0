package org.lorgnette.report.chart.jfree;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Lines inside a bar that tell its series without colour. They are cut at the bar's border by arithmetic: a clip would blow up
 * SVG and PDF files.
 */
final class Hatching {

	private static final double STEP = 6;
	private static final int KINDS = 8;

	private Hatching() {
	}

	/** The lines of the series with this index in a bar; the first series has none. */
	static Path2D lines(int series, Rectangle2D bar) {
		Path2D path = new Path2D.Double();
		switch (series % KINDS) {
			case 1 -> diagonal(path, bar, 1);
			case 2 -> diagonal(path, bar, -1);
			case 3 -> horizontal(path, bar);
			case 4 -> {
				diagonal(path, bar, 1);
				diagonal(path, bar, -1);
			}
			case 5 -> vertical(path, bar);
			case 6 -> {
				horizontal(path, bar);
				vertical(path, bar);
			}
			case 7 -> {
				horizontal(path, bar);
				diagonal(path, bar, 1);
			}
			default -> {
			}
		}
		return path;
	}

	/** The mark of the series with this index, about {@code size} wide, around the origin. */
	static Shape mark(int series, double size) {
		double half = size / 2;
		return switch (series % KINDS) {
			case 0 -> new Ellipse2D.Double(-half, -half, size, size);
			case 1 -> new Rectangle2D.Double(-half * .9, -half * .9, size * .9, size * .9);
			case 2 -> polygon(0, -half * 1.15, half * 1.1, half * .85, -half * 1.1, half * .85);
			case 3 -> polygon(0, -half * 1.2, half * 1.2, 0, 0, half * 1.2, -half * 1.2, 0);
			case 4 -> polygon(0, half * 1.15, half * 1.1, -half * .85, -half * 1.1, -half * .85);
			case 5 -> new Rectangle2D.Double(-half * 1.2, -half * .5, size * 1.2, size * .5);
			case 6 -> new Rectangle2D.Double(-half * .5, -half * 1.2, size * .5, size * 1.2);
			default -> polygon(-half, -half, half, 0, -half, half);
		};
	}

	private static Path2D polygon(double... coordinates) {
		Path2D path = new Path2D.Double();
		path.moveTo(coordinates[0], coordinates[1]);
		for (int i = 2; i < coordinates.length; i += 2) {
			path.lineTo(coordinates[i], coordinates[i + 1]);
		}
		path.closePath();
		return path;
	}

	private static void horizontal(Path2D path, Rectangle2D bar) {
		// Counted from the base, where all bars of a chart begin.
		for (double y = bar.getMaxY() - STEP; y > bar.getMinY(); y -= STEP) {
			line(path, bar.getMinX(), y, bar.getMaxX(), y);
		}
	}

	private static void vertical(Path2D path, Rectangle2D bar) {
		double step = Math.min(STEP - 2, bar.getWidth() / 3);
		for (double x = bar.getMinX() + step; x < bar.getMaxX() - step / 2; x += step) {
			line(path, x, bar.getMinY(), x, bar.getMaxY());
		}
	}

	private static void diagonal(Path2D path, Rectangle2D bar, int direction) {
		double width = bar.getWidth();
		double height = bar.getHeight();
		for (double start = STEP - width; start < height; start += STEP) {
			// The line rises from (0, start) to (width, start + width), measured from the base; keep what is inside.
			double from = Math.max(0, -start);
			double to = Math.min(width, height - start);
			if (to > from) {
				line(path, x(bar, from, direction), bar.getMaxY() - start - from, x(bar, to, direction), bar.getMaxY() - start - to);
			}
		}
	}

	private static double x(Rectangle2D bar, double offset, int direction) {
		return direction > 0 ? bar.getMinX() + offset : bar.getMaxX() - offset;
	}

	private static void line(Path2D path, double x1, double y1, double x2, double y2) {
		path.moveTo(x1, y1);
		path.lineTo(x2, y2);
	}
}
