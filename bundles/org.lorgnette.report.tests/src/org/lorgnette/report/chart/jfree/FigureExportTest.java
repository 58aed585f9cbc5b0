package org.lorgnette.report.chart.jfree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.report.chart.PictureFigure;
import org.lorgnette.report.chart.PictureMark;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FigureExportTest {

	private static final String QUESTION = "Combien de cercles < 3 sont à gauche du triangle vert ?";

	@TempDir
	Path folder;

	/** A grey picture of 90 x 60 pixels: enlarged 4 times, 12 points from the edges. */
	private static PictureFigure.Panel panel(PictureMark... marks) {
		int[] pixels = new int[90 * 60];
		Arrays.fill(pixels, 0xFF808080);
		return new PictureFigure.Panel(Picture.of(90, 60, pixels), List.of(marks), List.of(QUESTION, "rules: 2"));
	}

	private static int at(BufferedImage image, double x, double y) {
		return image.getRGB((int) (2 * (12 + 4 * x)), (int) (2 * (12 + 4 * y))) & 0xFFFFFF;
	}

	@Test
	void marksLieWhereTheirBoxesAre() {
		BufferedImage image = PngExport.image(new PictureFigure("t", List.of(panel(
				new PictureMark.Tint(new PixelBox(0, 0, 30, 30), 0xFF0000, 1, false),
				new PictureMark.Tint(new PixelBox(30, 0, 30, 30), 0x00FF00, 0.5, false),
				new PictureMark.Frame(new PixelBox(60, 30, 20, 20), PictureMark.Line.SOLID, 2)))), 2);

		assertEquals(2 * (12 + 360 + 12), image.getWidth());
		assertEquals(0xFF0000, at(image, 15, 15));
		int mixed = at(image, 45, 15);
		assertTrue(Math.abs((mixed >> 16) - 0x40) <= 1 && Math.abs((mixed >> 8 & 0xFF) - 0xBF) <= 1, Integer.toHexString(mixed));
		assertEquals(0x808080, at(image, 15, 45));
		assertEquals(0x808080, at(image, 70, 40));
		assertEquals(0x000000, at(image, 60, 40));
		assertEquals(0xFFFFFF, at(image, -1, 40));
	}

	@Test
	void hatchingTellsWithoutColour() {
		BufferedImage image = PngExport.image(new PictureFigure("t", List.of(panel(
				new PictureMark.Tint(new PixelBox(0, 0, 30, 30), 0x808080, 1, true)))), 2);
		int dark = 0;
		for (int x = 30; x < 200; x++) {
			dark += (image.getRGB(x, 100) & 0xFF) < 0x40 ? 1 : 0;
		}
		assertTrue(dark > 10 && dark < 100, String.valueOf(dark));
	}

	@Test
	void longCaptionsAreWrapped() {
		PictureFigure.Panel one = panel();
		PictureFigure.Panel wordy = new PictureFigure.Panel(one.picture(), List.of(), List.of("word ".repeat(100), "x".repeat(500)));
		BufferedImage narrow = PngExport.image(new PictureFigure("t", List.of(one)), 1);
		BufferedImage image = PngExport.image(new PictureFigure("t", List.of(wordy)), 1);
		assertEquals(narrow.getWidth(), image.getWidth());
		assertTrue(image.getHeight() > narrow.getHeight() + 100, image.getHeight() + " > " + narrow.getHeight());
		for (int y = 0; y < image.getHeight(); y++) {
			assertEquals(0xFFFFFF, image.getRGB(image.getWidth() - 2, y) & 0xFFFFFF, "row " + y);
		}
	}

	@Test
	void vectorsHoldPictureAndCaption() throws Exception {
		PictureFigure figure = new PictureFigure("shapes", List.of(panel(new PictureMark.Grid(new PixelBox(0, 0, 90, 60), 2, 3)), panel()));
		Path svg = folder.resolve("f.svg");
		ChartFormat.SVG.write(figure, svg);
		Document document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
				.parse(new InputSource(new StringReader(Files.readString(svg))));
		assertEquals(2, document.getElementsByTagName("image").getLength());
		String link = ((Element) document.getElementsByTagName("image").item(0)).getAttributeNS("http://www.w3.org/1999/xlink", "href");
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1))));
		assertEquals(0xFF808080, image.getRGB(5, 5));
		assertTrue(document.getDocumentElement().getTextContent().contains("cercles < 3 sont"));
		Path pdf = folder.resolve("f.pdf");
		ChartFormat.PDF.write(figure, pdf);
		assertTrue(text(pdf).contains("Combien de cercles < 3 sont à gauche"), text(pdf));
		Path again = folder.resolve("again.pdf");
		ChartFormat.PDF.write(figure, again);
		assertEquals(-1, Files.mismatch(pdf, again));
	}

	private static String text(Path pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			assertEquals(1, document.getNumberOfPages());
			return new PDFTextStripper().getText(document);
		}
	}
}
