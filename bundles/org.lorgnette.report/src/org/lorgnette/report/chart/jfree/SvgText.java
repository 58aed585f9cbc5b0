package org.lorgnette.report.chart.jfree;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes the content of a generated SVG element: without attributes that repeat a default, and with the page's colours by
 * name.
 */
final class SvgText {

	static final String FONTS = "Liberation Sans, Arial, Helvetica, sans-serif";

	private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
	/** Hints for old viewers, what the outer element says once for all, and clips, beyond which no chart draws. */
	private static final Set<String> NOISE = Set.of("color-interpolation", "color-rendering", "image-rendering", "shape-rendering",
			"text-rendering", "font-family", "xml:space", "stroke-miterlimit", "clip-path");
	private static final Set<String> SIZE = Set.of("width", "height", "viewBox");
	private static final Map<String, String> PAGE = Map.of("1,2,4", "var(--ink)", "1,2,5", "var(--faint)", "1,2,6", "var(--grid)",
			"1,2,7", "var(--heat)", "1,2,8", "var(--paper)");

	private SvgText() {
	}

	static String of(Element root) {
		StringBuilder out = new StringBuilder("<g");
		// The root holds the defaults that its groups leave out, such as the size of text.
		attributes(root).forEach((name, value) -> {
			if (!SIZE.contains(name) && !name.startsWith("xmlns")) {
				out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
			}
		});
		out.append(">\n");
		for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
			write(child, out);
		}
		return out.append("</g>\n").toString();
	}

	static String escape(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> {
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '"' -> out.append("&quot;");
				default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
			}
		});
		return out.toString();
	}

	private static boolean isXml(int c) {
		return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
	}

	private static void write(Node node, StringBuilder out) {
		if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
			out.append(escape(node.getNodeValue()));
		} else if (node instanceof Element element && !isInvisible(element)) {
			out.append('<').append(element.getTagName());
			attributes(element).forEach((name, value) -> out.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
			if (!element.hasChildNodes()) {
				out.append("/>\n");
				return;
			}
			out.append('>');
			for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
				write(child, out);
			}
			out.append("</").append(element.getTagName()).append(">\n");
		}
	}

	private static boolean isInvisible(Element element) {
		String tag = element.getTagName();
		return tag.equals("defs") || element.getAttribute("opacity").equals("0") || tag.equals("g") && !hasVisibleChild(element);
	}

	private static boolean hasVisibleChild(Element element) {
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element inner && !isInvisible(inner)) {
				return true;
			}
		}
		return false;
	}

	private static Map<String, String> attributes(Element element) {
		Map<String, String> kept = new TreeMap<>();
		NamedNodeMap all = element.getAttributes();
		for (int i = 0; i < all.getLength(); i++) {
			String name = all.item(i).getNodeName();
			if (!NOISE.contains(name)) {
				kept.put(name, colour(all.item(i).getNodeValue()));
			}
		}
		return kept;
	}

	private static String colour(String value) {
		Matcher rgb = RGB.matcher(value);
		if (!rgb.matches()) {
			return value;
		}
		String components = rgb.group(1) + "," + rgb.group(2) + "," + rgb.group(3);
		int blue = Integer.parseInt(rgb.group(3));
		if (components.startsWith("1,2,") && blue >= 0x10) {
			return "var(--series-" + (blue - 0x10) + ")";
		}
		return PAGE.getOrDefault(components, value);
	}
}
