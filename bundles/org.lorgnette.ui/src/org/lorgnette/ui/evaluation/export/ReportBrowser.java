package org.lorgnette.ui.evaluation.export;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.browser.IWorkbenchBrowserSupport;
import org.lorgnette.report.HtmlReport;
import org.lorgnette.ui.evaluation.Failures;
import org.lorgnette.ui.evaluation.ShownRuns;

/** Shows the report of a run in the browser of the system. */
public final class ReportBrowser {

	private static final String REPORT = "report.html";

	private ReportBrowser() {
	}

	/**
	 * Opens the report in the run's folder; writes it first if it is not there. Runs side by side, or a folder that may not be written, get
	 * a report in a temporary folder.
	 */
	public static void open(ShownRuns runs, Locale locale) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		new ExportJob(Messages.ReportBrowser_job, () -> {
			Path report = report(runs, locale);
			display.asyncExec(() -> show(report));
			return report;
		}).schedule();
	}

	private static Path report(ShownRuns runs, Locale locale) throws IOException {
		Path folder = runs.folders().getFirst();
		if (runs.isOneRun() && Files.isRegularFile(folder.resolve(REPORT))) {
			return folder.resolve(REPORT);
		}
		boolean writable = runs.isOneRun() && Files.isWritable(folder);
		Path report = (writable ? folder : Files.createTempDirectory("lorgnette-report")).resolve(REPORT);
		HtmlReport.write(runs.result(), report, locale);
		return report;
	}

	private static void show(Path report) {
		try {
			PlatformUI.getWorkbench().getBrowserSupport().createBrowser(IWorkbenchBrowserSupport.AS_EXTERNAL, null, null, null)
					.openURL(report.toUri().toURL());
		} catch (PartInitException | MalformedURLException e) {
			Failures.show(Messages.ReportBrowser_failed, e);
		}
	}
}
