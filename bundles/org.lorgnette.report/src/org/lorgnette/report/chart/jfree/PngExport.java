package org.lorgnette.report.chart.jfree;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.PictureFigure;

/** Charts as pictures. */
public final class PngExport {

	private PngExport() {
	}

	/** @param zoom pixels per point: 2 for a sharp screen or print */
	public static BufferedImage image(Chart chart, Theme theme, Locale locale, double zoom) {
		return image(Sheet.of(chart, theme, locale), zoom);
	}

	/** Likewise. */
	public static BufferedImage image(PictureFigure figure, double zoom) {
		return image(new FigureSheet(figure), zoom);
	}

	private static BufferedImage image(Sheet sheet, double zoom) {
		Size size = sheet.size();
		BufferedImage image = new BufferedImage((int) Math.ceil(size.width() * zoom), (int) Math.ceil(size.height() * zoom),
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setPaint(sheet.background());
			graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
			graphics.scale(zoom, zoom);
			sheet.draw(graphics);
		} finally {
			graphics.dispose();
		}
		return image;
	}

	public static void write(Chart chart, Theme theme, Locale locale, double zoom, OutputStream target) throws IOException {
		write(Sheet.of(chart, theme, locale), zoom, target);
	}

	static void write(Sheet sheet, double zoom, OutputStream target) throws IOException {
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(target)) {
			if (!ImageIO.write(image(sheet, zoom), "png", out)) {
				throw new IOException("this Java has no PNG writer");
			}
		}
	}
}
