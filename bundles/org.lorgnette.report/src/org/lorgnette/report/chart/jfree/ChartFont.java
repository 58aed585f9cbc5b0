package org.lorgnette.report.chart.jfree;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one font of all charts. It comes with PDFBox, so that text has the same width on every machine, and that a chart can be
 * drawn where neither fontconfig nor a font is installed.
 */
final class ChartFont {

	static final String FAMILY = "Liberation Sans";

	private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
	private static final String CONFIGURATION = "sun.awt.fontconfig";

	private static final Font PLAIN = load();

	private ChartFont() {
	}

	static Font plain(double size) {
		return PLAIN.deriveFont((float) size);
	}

	/** The font file. The caller closes it. */
	static InputStream open() throws IOException {
		InputStream stream = PDDocument.class.getResourceAsStream(RESOURCE);
		if (stream == null) {
			throw new IOException("PDFBox does not hold the font " + RESOURCE + "; charts need PDFBox 3");
		}
		return stream;
	}

	private static Font load() {
		try {
			try {
				return create();
			} catch (IOException | InternalError e) {
				// Java reads no font at all without a font configuration: give it one that knows this font alone.
				configure();
				return create();
			}
		} catch (IOException | FontFormatException e) {
			throw new UncheckedIOException("no font to draw charts with; install fontconfig and any font",
					e instanceof IOException io ? io : new IOException(e));
		}
	}

	private static Font create() throws IOException, FontFormatException {
		try (InputStream stream = open()) {
			return Font.createFont(Font.TRUETYPE_FONT, stream);
		}
	}

	private static void configure() throws IOException {
		Path folder = Files.createTempDirectory("lorgnette-font");
		Path font = folder.resolve("LiberationSans-Regular.ttf");
		Path properties = folder.resolve("fontconfig.properties");
		try (InputStream stream = open()) {
			Files.copy(stream, font);
		}
		StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
		for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
			for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
				text.append(family).append('.').append(style).append(".latin-1=").append(FAMILY).append('\n');
			}
		}
		text.append("filename.").append(FAMILY.replace(' ', '_')).append('=').append(font.toString().replace("\\", "\\\\"))
				.append('\n');
		Files.writeString(properties, text);
		for (Path path : List.of(folder, font, properties)) {
			path.toFile().deleteOnExit();
		}
		System.setProperty(CONFIGURATION, properties.toString());
	}
}
