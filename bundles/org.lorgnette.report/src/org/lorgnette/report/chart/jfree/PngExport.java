package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.lorgnette.report.chart.Chart;

/** Charts as pictures. */
public final class PngExport {

	private PngExport() {
	}

	/** @param zoom pixels per point: 2 for a sharp screen or print */
	public static BufferedImage image(Chart chart, Theme theme, Locale locale, double zoom) {
		ChartRenderer renderer = new ChartRenderer(theme, locale);
		Size size = renderer.size(chart);
		BufferedImage image = new BufferedImage((int) Math.ceil(size.width() * zoom), (int) Math.ceil(size.height() * zoom),
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setPaint(theme.background());
			graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
			graphics.scale(zoom, zoom);
			renderer.draw(chart, graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()));
		} finally {
			graphics.dispose();
		}
		return image;
	}

	public static void write(Chart chart, Theme theme, Locale locale, double zoom, OutputStream target) throws IOException {
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(target)) {
			if (!ImageIO.write(image(chart, theme, locale, zoom), "png", out)) {
				throw new IOException("this Java has no PNG writer");
			}
		}
	}
}
