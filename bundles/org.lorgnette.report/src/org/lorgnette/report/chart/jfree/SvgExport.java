package org.lorgnette.report.chart.jfree;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.lorgnette.report.chart.Chart;
import org.w3c.dom.Document;

/** Charts as SVG: for a file of its own, or for a page whose colours it takes over. */
public final class SvgExport {

	private static final String NAMESPACE = "http://www.w3.org/2000/svg";

	private SvgExport() {
	}

	/** An SVG drawing without the outer element, with its size and where its values lie. */
	public record Drawing(String content, Size size, List<Hit> hits) {
	}

	/** A whole SVG file. */
	public static String file(Chart chart, Theme theme, Locale locale) {
		Drawing drawing = drawing(chart, theme, locale);
		Size size = drawing.size();
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"" + NAMESPACE
				+ "\" width=\"" + size.width() + "\" height=\"" + size.height()
				+ "\" viewBox=\"0 0 " + size.width() + " " + size.height() + "\" font-family=\"" + SvgText.FONTS + "\">\n<title>"
				+ SvgText.escape(chart.title()) + "</title>\n" + drawing.content() + "</svg>\n";
	}

	/** The drawing holds no ids, so that a page may hold several. */
	public static Drawing drawing(Chart chart, Theme theme, Locale locale) {
		ChartRenderer renderer = new ChartRenderer(theme, locale);
		Size size = renderer.size(chart);
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
		context.setComment(null);
		context.setPrecision(2);
		SVGGraphics2D graphics = new SVGGraphics2D(context, false);
		graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
		List<Hit> hits = renderer.draw(chart, graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()));
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
