package org.lorgnette.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.lorgnette.metrics.copy.CopySearch;
import org.lorgnette.metrics.copy.PrintedText;
import org.lorgnette.report.html.CopyPage;

/** Writes the page that shows near copies side by side. */
public final class CopyReport {

	private CopyReport() {
	}

	/** @param texts those that were searched */
	public static void write(List<PrintedText> texts, CopySearch.Result result, Path file, Locale locale) throws IOException {
		ReportFile.write(file, new CopyPage(texts, result, new Texts(locale))::write);
	}
}
