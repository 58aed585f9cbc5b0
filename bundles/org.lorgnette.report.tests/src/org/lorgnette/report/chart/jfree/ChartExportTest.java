package org.lorgnette.report.chart.jfree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.SampleResults;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.Labels;
import org.w3c.dom.Element;

class ChartExportTest {

	@Test
	void picturesHaveTheSizeOfTheirZoomAndShowSomething() throws IOException {
		for (Map.Entry<String, Chart> chart : charts().entrySet()) {
			for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
				Size size = new ChartRenderer(theme, Locale.ENGLISH).size(chart.getValue());
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				PngExport.write(chart.getValue(), theme, Locale.ENGLISH, 2, out);
				BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
				assertEquals(size.width() * 2, image.getWidth(), chart.getKey());
				assertEquals(size.height() * 2, image.getHeight(), chart.getKey());
				assertTrue(inked(image) > .01 && inked(image) < .8, chart.getKey() + ": " + inked(image));
				assertTrue(hasCleanBorder(image), chart.getKey() + " is clipped");
			}
		}
	}

	/** The share of pixels that are not background. */
	private static double inked(BufferedImage image) {
		int background = image.getRGB(0, 0);
		long inked = 0;
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				inked += image.getRGB(x, y) == background ? 0 : 1;
			}
		}
		return inked / ((double) image.getWidth() * image.getHeight());
	}

	private static boolean hasCleanBorder(BufferedImage image) {
		int background = image.getRGB(0, 0);
		for (int x = 0; x < image.getWidth(); x++) {
			if (image.getRGB(x, 0) != background || image.getRGB(x, image.getHeight() - 1) != background) {
				return false;
			}
		}
		for (int y = 0; y < image.getHeight(); y++) {
			if (image.getRGB(0, y) != background || image.getRGB(image.getWidth() - 1, y) != background) {
				return false;
			}
		}
		return true;
	}

	@Test
	void svgIsWellFormedAndHasItsTextAsText() throws Exception {
		for (Map.Entry<String, Chart> chart : charts().entrySet()) {
			String svg = SvgExport.file(chart.getValue(), Theme.LIGHT, Locale.ENGLISH);
			Element root = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
					.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
			assertEquals("svg", root.getLocalName());
			Size size = new ChartRenderer(Theme.LIGHT, Locale.ENGLISH).size(chart.getValue());
			assertEquals(Integer.toString(size.width()), root.getAttribute("width"));
			assertTrue(root.getElementsByTagName("text").getLength() > 3, chart.getKey());
			assertFalse(svg.contains("var(--"), chart.getKey());
			assertFalse(svg.contains(" id="), chart.getKey());
		}
	}

	@Test
	void drawingForAPageHasNoColoursOfItsOwnButTheHatching() {
		for (Map.Entry<String, Chart> chart : charts().entrySet()) {
			if (!chart.getKey().startsWith("confusion")) {
				String svg = SvgExport.drawing(chart.getValue(), Theme.PAGE, Locale.ENGLISH).content();
				assertTrue(svg.contains("var(--ink)") && svg.contains("var(--series-0)"), chart.getKey());
				assertFalse(svg.replace("rgb(255,255,255)", "").replace("rgb(0,0,0)", "").contains("rgb("), chart.getKey());
			}
		}
	}

	@Test
	void pdfIsOnePageWithTextThatCanBeSearched() throws IOException {
		for (Map.Entry<String, Chart> chart : charts().entrySet()) {
			byte[] pdf = pdf(chart.getValue());
			assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
			try (PDDocument document = Loader.loadPDF(pdf)) {
				assertEquals(1, document.getNumberOfPages());
				Size size = new ChartRenderer(Theme.LIGHT, Locale.ENGLISH).size(chart.getValue());
				assertEquals(size.width(), document.getPage(0).getMediaBox().getWidth());
				assertTrue(new PDFTextStripper().getText(document).contains(chart.getValue().title().split(" ")[0]), chart.getKey());
			}
			assertArrayEquals(pdf, pdf(chart.getValue()), chart.getKey());
		}
	}

	private static byte[] pdf(Chart chart) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PdfExport.write(chart, Theme.LIGHT, Locale.ENGLISH, out);
		return out.toByteArray();
	}

	@Test
	void barsStandForTheirValues() {
		Estimate half = new Estimate(OptionalDouble.of(.5), Optional.of(new Interval(.4, .6, .95)));
		BarChart chart = new BarChart("t", List.of("a", "b"), List.of("X", "Y"),
				List.of(new BarChart.Panel("F1", List.of(List.of(half, Estimate.UNDEFINED), List.of(half, half)))));
		List<Hit> hits = SvgExport.drawing(chart, Theme.LIGHT, Locale.ENGLISH).hits();

		assertEquals(List.of("0 0", "1 0", "0 1", "1 1"), hits.stream().map(hit -> hit.series() + " " + hit.category()).toList());
		for (int i = 1; i < hits.size(); i++) {
			assertTrue(hits.get(i).area().getMinX() >= hits.get(i - 1).area().getMaxX() - .01, "bars overlap");
		}
		BufferedImage image = PngExport.image(chart, Theme.LIGHT, Locale.ENGLISH, 1);
		Rectangle2D area = hits.getFirst().area();
		int blue = Theme.LIGHT.series(0).getRGB();
		int x = (int) area.getMinX() + 4;
		int filled = 0;
		for (int y = (int) area.getMinY(); y < area.getMaxY(); y++) {
			filled += image.getRGB(x, y) == blue ? 1 : 0;
		}
		// The axis reaches to 1.15.
		assertEquals(area.getHeight() * .5 / 1.15, filled, 2);
	}

	@Test
	void manyTypesAndEnginesKeepTheirBarsApart() {
		List<String> engines = new ArrayList<>();
		List<List<Estimate>> values = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			engines.add("engine-with-a-long-name-" + i);
			values.add(Collections.nCopies(30, new Estimate(OptionalDouble.of(.7), Optional.empty())));
		}
		List<String> types = IntStream.range(0, 30).mapToObj(i -> "very/long-type-name-number-" + i).toList();
		BarChart chart = new BarChart("t", engines, types, List.of(new BarChart.Panel("F1", values)));

		List<Hit> hits = SvgExport.drawing(chart, Theme.LIGHT, Locale.ENGLISH).hits();
		assertEquals(240, hits.size());
		assertTrue(hits.stream().allMatch(hit -> hit.area().getWidth() >= 6), () -> "bar of " + hits.getFirst().area().getWidth());
	}

	@Test
	void hatchingStaysInsideTheBarAndTellsEightSeriesApart() {
		Rectangle2D bar = new Rectangle2D.Double(10, 20, 14, 33);
		Map<String, Integer> seen = new HashMap<>();
		for (int series = 0; series < 8; series++) {
			Rectangle2D bounds = Hatching.lines(series, bar).getBounds2D();
			assertTrue(series == 0 || bar.createUnion(bounds).equals(bar), series + ": " + bounds);
			StringBuilder path = new StringBuilder();
			double[] point = new double[6];
			for (var i = Hatching.lines(series, bar).getPathIterator(null); !i.isDone(); i.next()) {
				i.currentSegment(point);
				path.append(point[0]).append(' ').append(point[1]).append(';');
			}
			assertEquals(null, seen.put(path.toString(), series));
		}
	}

	@Test
	void shortenedLabelsStayApart() {
		assertEquals("abc\u2026yz", Labels.shorten("abcdefghijklmnopqrstuvwxyz", 6));
		List<String> labels = Labels.shortenAll(List.of("aaaaaaaaaa-1-zzzzzzzzzz", "aaaaaaaaaa-2-zzzzzzzzzz", "short"), 12);
		assertEquals(3, labels.stream().distinct().count());
		assertEquals("short", labels.get(2));
		// A flag is one character to a reader, made of two code points.
		assertEquals("\ud83c\uddeb\ud83c\uddf7\u2026z", Labels.shorten("\ud83c\uddeb\ud83c\uddf7abcz", 3));
	}

	private static Map<String, Chart> charts() {
		return new ReportCharts(SampleResults.rich(), new Texts(Locale.ENGLISH)).all();
	}
}
