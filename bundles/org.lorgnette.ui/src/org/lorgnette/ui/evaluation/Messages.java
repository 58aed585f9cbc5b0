package org.lorgnette.ui.evaluation;

import org.eclipse.osgi.util.NLS;

/** The words of this package. */
final class Messages extends NLS {

	public static String AgreementTab_alphas;
	public static String AgreementTab_counting;
	public static String AgreementTab_entities;
	public static String AgreementTab_failed;
	public static String AgreementTab_job;
	public static String AgreementTab_pairs;
	public static String AgreementTab_running;
	public static String AgreementTab_title;
	public static String ChartsTab_choice;
	public static String ChartsTab_hint;
	public static String ChartsTab_title;
	public static String CommandCall_failed;
	public static String ComparisonTab_baseline;
	public static String ComparisonTab_comparing;
	public static String ComparisonTab_everyPair;
	public static String ComparisonTab_failed;
	public static String ComparisonTab_job;
	public static String ComparisonTab_metric;
	public static String ComparisonTab_running;
	public static String ComparisonTab_title;
	public static String ComparisonTab_two;
	public static String Computation_cancelled;
	public static String EvaluationActions_all;
	public static String EvaluationActions_browser;
	public static String EvaluationActions_chart;
	public static String EvaluationActions_chartJob;
	public static String EvaluationActions_chartTitle;
	public static String EvaluationActions_charts;
	public static String EvaluationActions_copyChart;
	public static String EvaluationActions_csv;
	public static String EvaluationActions_export;
	public static String EvaluationActions_folderHint;
	public static String EvaluationActions_html;
	public static String EvaluationActions_json;
	public static String EvaluationActions_latex;
	public static String EvaluationActions_markdown;
	public static String EvaluationActions_open;
	public static String EvaluationActions_pdf;
	public static String EvaluationActions_png;
	public static String EvaluationActions_svg;
	public static String EvaluationActions_tables;
	public static String EvaluationActions_tablesTitle;
	public static String EvaluationView_choose;
	public static String EvaluationView_chooseHint;
	public static String EvaluationView_empty;
	public static String EvaluationView_errors;
	public static String EvaluationView_experiment;
	public static String EvaluationView_folder;
	public static String EvaluationView_runAs;
	public static String Failures_absent;
	public static String Failures_denied;
	public static String Failures_memory;
	public static String ReadRun_cancelled;
	public static String ReadRun_failed;
	public static String ReadRun_job;
	public static String ReportTable_copyAll;
	public static String ReportTable_copyRows;
	public static String RunList_close;
	public static String RunList_corpus;
	public static String RunList_failed;
	public static String RunList_folder;
	public static String RunList_only;
	public static String RunList_reading;
	public static String RunList_reload;
	public static String RunList_running;
	public static String RunList_title;
	public static String RunStore_joining;
	public static String Runs_view;
	public static String ScoresTab_choice;
	public static String ScoresTab_running;
	public static String ScoresTab_several;
	public static String ScoresTab_title;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
