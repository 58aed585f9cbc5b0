package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.report.html.SurprisalPage;

/**
 * How surprising texts are, as one page that needs nothing else: surprisal is painted over the texts, and each piece shows its
 * alternatives.
 */
public final class SurprisalReport {

	/** A text and how engines read it. */
	public record ReadText(String id, String text, List<Reading> readings) {

		public ReadText {
			readings = List.copyOf(readings);
		}
	}

	/** What one engine found. */
	public record Reading(String engine, List<ReadPiece> pieces) {

		public Reading {
			pieces = List.copyOf(pieces);
		}
	}

	private SurprisalReport() {
	}

	public static void write(List<ReadText> texts, Path file, Locale locale) throws IOException {
		ReportFile.write(file, out -> write(texts, out, locale));
	}

	/** Does not close the writer. */
	public static void write(List<ReadText> texts, Writer out, Locale locale) throws IOException {
		new SurprisalPage(texts, new Texts(locale)).write(out);
	}
}
