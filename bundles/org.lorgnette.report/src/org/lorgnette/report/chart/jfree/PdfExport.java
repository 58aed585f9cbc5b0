package org.lorgnette.report.chart.jfree;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.lorgnette.report.chart.Chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;

/** Charts as a PDF of one page of the chart's size, with text that can be searched and copied. */
public final class PdfExport {

	/** PDFBox makes the document's identifier from the time unless it is given one. */
	private static final long DOCUMENT_ID = 1;

	private PdfExport() {
	}

	public static void write(Chart chart, Theme theme, Locale locale, OutputStream target) throws IOException {
		write(Sheet.of(chart, theme, locale), target);
	}

	static void write(Sheet sheet, OutputStream target) throws IOException {
		Size size = sheet.size();
		try (PDDocument document = new PDDocument(); PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer();
				InputStream font = ChartFont.open()) {
			text.registerFont(ChartFont.FAMILY, font);
			PDPage page = new PDPage(new PDRectangle(size.width(), size.height()));
			document.addPage(page);
			PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size.width(), size.height());
			graphics.setFontTextDrawer(text);
			sheet.draw(graphics);
			graphics.dispose();
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.drawForm(graphics.getXFormObject());
			}
			document.getDocumentInformation().setTitle(sheet.title());
			document.getDocumentInformation().setCreator("Lorgnette");
			document.setDocumentId(DOCUMENT_ID);
			document.save(target);
		}
	}
}
