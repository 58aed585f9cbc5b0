package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;

import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.html.HtmlPage;

/** The report as one page that needs nothing else: no network, no other file. */
public final class HtmlReport {

	private HtmlReport() {
	}

	public static void write(EvaluationResult result, Path file, Locale locale) throws IOException {
		ReportFile.write(file, out -> write(result, out, locale));
	}

	/** Does not close the writer. */
	public static void write(EvaluationResult result, Writer out, Locale locale) throws IOException {
		new HtmlPage(result, new Texts(locale)).write(out);
	}
}
