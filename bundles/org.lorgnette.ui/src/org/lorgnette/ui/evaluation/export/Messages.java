package org.lorgnette.ui.evaluation.export;

import org.eclipse.osgi.util.NLS;

/** The words of this package. */
final class Messages extends NLS {

	public static String ChartClipboard_job;
	public static String ExportRunOperation_writing;
	public static String Export_all;
	public static String Export_charts;
	public static String Export_csv;
	public static String Export_html;
	public static String Export_json;
	public static String Export_latex;
	public static String Export_markdown;
	public static String ReportBrowser_failed;
	public static String ReportBrowser_job;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
