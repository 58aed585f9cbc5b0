package org.lorgnette.ui.evaluation.errors;

import org.eclipse.osgi.util.NLS;

/** The words of this package. */
final class Messages extends NLS {

	public static String CaseColumn_context;
	public static String CaseColumn_document;
	public static String CaseColumn_engine;
	public static String CaseColumn_evidence;
	public static String CaseColumn_gold;
	public static String CaseColumn_kind;
	public static String CaseColumn_predicted;
	public static String CaseColumn_score;
	public static String CaseDetail_gold;
	public static String CaseDetail_name;
	public static String CaseDetail_predicted;
	public static String CaseOpener_failed;
	public static String CaseOpener_gone;
	public static String CaseOpener_job;
	public static String CaseOpener_noCorpus;
	public static String CaseTable_name;
	public static String ErrorsView_copy;
	public static String ErrorsView_count;
	public static String ErrorsView_empty;
	public static String ErrorsView_evaluation;
	public static String ErrorsView_export;
	public static String ErrorsView_exportTitle;
	public static String ErrorsView_job;
	public static String ErrorsView_next;
	public static String ErrorsView_nothing;
	public static String ErrorsView_open;
	public static String ErrorsView_previous;
	public static String ErrorsView_running;
	public static String ErrorsView_sample;
	public static String FilterBar_any;
	public static String FilterBar_clear;
	public static String FilterBar_engine;
	public static String FilterBar_errors;
	public static String FilterBar_gold;
	public static String FilterBar_kind;
	public static String FilterBar_none;
	public static String FilterBar_predicted;
	public static String FilterBar_scoreBetween;
	public static String FilterBar_scoreFrom;
	public static String FilterBar_search;
	public static String FilterBar_some;
	public static String FilterBar_type;
	public static String CaseColumn_picture;
	public static String CaseColumn_question;
	public static String CaseColumn_said;
	public static String CaseColumn_questionKind;
	public static String CaseTexts_said;
	public static String CaseDetail_offered;
	public static String CaseDetail_other;
	public static String ErrorsView_openPicture;
	public static String FilterBar_questionKind;
	public static String PictureCase_failed;
	public static String Thumbnails_job;
	public static String Thumbnails_none;
	public static String CaseColumn_questionId;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
