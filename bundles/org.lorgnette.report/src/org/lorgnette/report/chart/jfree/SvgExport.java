package org.lorgnette.report.chart.jfree;

import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.lorgnette.report.chart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Charts as SVG: for a file of its own, or for a page whose colours it takes over. */
public final class SvgExport {

	private static final String NAMESPACE = "http://www.w3.org/2000/svg";
	private static final String LINKS = "http://www.w3.org/1999/xlink";

	/** Pictures inside the file, without the codecs that Batik would ask for. */
	private static final class InlineImages extends DefaultImageHandler {

		@Override
		protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
				if (!ImageIO.write(image, "png", out)) {
					throw new IOException("this Java has no PNG writer");
				}
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
			element.setAttributeNS(LINKS, "xlink:href", "data:image/png;base64," + data);
		}

		@Override
		protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
			if (image instanceof RenderedImage rendered) {
				handleHREF(rendered, element, context);
			} else {
				throw new IllegalArgumentException("not a picture of pixels: " + image);
			}
		}
	}

	private SvgExport() {
	}

	/** An SVG drawing without the outer element, with its size and where its values lie. */
	public record Drawing(String content, Size size, List<Hit> hits) {
	}

	/** A whole SVG file. */
	public static String file(Chart chart, Theme theme, Locale locale) {
		return file(Sheet.of(chart, theme, locale));
	}

	static String file(Sheet sheet) {
		Drawing drawing = drawing(sheet);
		Size size = drawing.size();
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"" + NAMESPACE
				+ (drawing.content().contains("xlink:") ? "\" xmlns:xlink=\"" + LINKS : "") + "\" width=\"" + size.width() + "\" height=\"" + size.height()
				+ "\" viewBox=\"0 0 " + size.width() + " " + size.height() + "\" font-family=\"" + SvgText.FONTS + "\">\n<title>"
				+ SvgText.escape(sheet.title()) + "</title>\n" + drawing.content() + "</svg>\n";
	}

	/** The drawing holds no ids, so that a page may hold several. */
	public static Drawing drawing(Chart chart, Theme theme, Locale locale) {
		return drawing(Sheet.of(chart, theme, locale));
	}

	private static Drawing drawing(Sheet sheet) {
		Size size = sheet.size();
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
		context.setComment(null);
		context.setPrecision(2);
		context.setImageHandler(new InlineImages());
		SVGGraphics2D graphics = new SVGGraphics2D(context, false);
		graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
		List<Hit> hits = sheet.draw(graphics);
		return new Drawing(SvgText.of(graphics.getRoot()), size, hits);
	}

	private static Document document() {
		try {
			return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE,
					"svg", null);
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException("this Java has no XML parser", e);
		}
	}
}
