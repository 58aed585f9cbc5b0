package org.lorgnette.ui.evaluation.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.graphics.ImageData;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.jfree.ChartRenderer;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.report.chart.jfree.Theme;

/**
 * A chart as it was drawn for a screen.
 *
 * @param width in points, and {@code height}; the picture has {@code zoom / 100} times as many pixels each way
 * @param hits in points
 */
record ChartPicture(Request request, int width, int height, ImageData pixels, List<Hit> hits) {

	/** A chart to be drawn in a room of so many points. */
	record Request(Chart chart, Theme theme, Locale locale, int roomWidth, int roomHeight, int zoom) {

		/** Takes up to a second the first time, when the font is read. Any thread. */
		ChartPicture draw() {
			ChartRenderer renderer = new ChartRenderer(theme, locale);
			Fit fit = Fit.of(chart, renderer.size(chart), roomWidth, roomHeight);
			double pixels = zoom / 100.0;
			BufferedImage image = new BufferedImage((int) Math.round(fit.width() * pixels), (int) Math.round(fit.height() * pixels),
					BufferedImage.TYPE_INT_RGB);
			Graphics2D graphics = image.createGraphics();
			try {
				graphics.setPaint(theme.background());
				graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
				graphics.scale(pixels * fit.scale(), pixels * fit.scale());
				List<Hit> hits = renderer.draw(chart, graphics,
						new Rectangle2D.Double(0, 0, fit.width() / fit.scale(), fit.height() / fit.scale()));
				return new ChartPicture(this, fit.width(), fit.height(), Pixels.of(image), scaled(hits, fit.scale()));
			} finally {
				graphics.dispose();
			}
		}

		private static List<Hit> scaled(List<Hit> hits, double scale) {
			AffineTransform transform = AffineTransform.getScaleInstance(scale, scale);
			return hits.stream().map(hit -> new Hit(transform.createTransformedShape(hit.area()).getBounds2D(), hit.panel(), hit.series(),
					hit.category())).toList();
		}
	}
}
