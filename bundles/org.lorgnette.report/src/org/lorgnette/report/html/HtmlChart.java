package org.lorgnette.report.html;

import java.io.IOException;
import java.util.Locale;

import org.lorgnette.report.ChartWords;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.report.chart.jfree.SvgExport;
import org.lorgnette.report.chart.jfree.Theme;

/** Charts within the page, in its colours; bars say their value and may lead to their cases. */
final class HtmlChart {

	/** Where a bar leads, as an address after {@code #}; empty for nowhere. */
	@FunctionalInterface
	interface Links {
		String of(int panel, int series, int category);
	}

	private final Texts texts;

	HtmlChart(Texts texts) {
		this.texts = texts;
	}

	void write(Chart chart, Links links, Html html) throws IOException {
		SvgExport.Drawing drawing = SvgExport.drawing(chart, Theme.PAGE, texts.locale());
		int width = drawing.size().width();
		// A small chart may be drawn a little larger than it is in print.
		int most = chart instanceof BarChart && width < 900 ? width * 5 / 4 : width;
		html.open("figure", "class", "chart");
		html.element("figcaption", chart.title());
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", chart.title());
		// Below the width at which text can be read the chart scrolls instead of shrinking on.
		html.open("svg", "viewBox", "0 0 " + width + " " + drawing.size().height(), "role", "img", "aria-label", chart.title(), "style",
				"width:" + most + "px;min-width:" + Math.max(Math.min(width, 480), width * 4 / 5) + "px");
		html.raw(drawing.content());
		if (chart instanceof BarChart bars) {
			for (Hit hit : drawing.hits()) {
				bar(bars, hit, links, html);
			}
		}
		html.close("svg").raw("</div>\n").close("figure");
	}

	private void bar(BarChart chart, Hit hit, Links links, Html html) throws IOException {
		String link = links.of(hit.panel(), hit.series(), hit.category());
		if (!link.isEmpty()) {
			// The table below leads to the same cases: hundreds of bars would be in the way of the Tab key.
			html.open("a", "href", "#" + link, "tabindex", "-1");
		}
		html.open("rect", "class", "hit", "x", number(hit.area().getX()), "y", number(hit.area().getY()), "width",
				number(hit.area().getWidth()), "height", number(hit.area().getHeight()));
		html.element("title", new ChartWords(texts).describe(chart, hit)).raw("</rect>");
		if (!link.isEmpty()) {
			html.close("a");
		}
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}
}
