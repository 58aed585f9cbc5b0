package org.lorgnette.ui.ask;

import org.eclipse.osgi.util.NLS;

/** What the user reads, in the language of the workbench. */
final class Messages extends NLS {

	public static String job_name;
	public static String job_engines;
	public static String job_broken;
	public static String job_broken_remedy;
	public static String documents;
	public static String question_name;
	public static String question_tip;
	public static String ask;
	public static String scope_name;
	public static String scope_tip;
	public static String scope_open;
	public static String scope_open_none;
	public static String scope_selected;
	public static String scope_selected_one;
	public static String scope_selected_none;
	public static String scope_folder;
	public static String scope_folder_none;
	public static String scope_folder_title;
	public static String scope_folder_message;
	public static String engines;
	public static String engines_one;
	public static String engines_tip;
	public static String engines_lacking;
	public static String questions_name;
	public static String questions_tip;
	public static String questions_pick;
	public static String questions_all;
	public static String questions_title;
	public static String questions_message;
	public static String gold;
	public static String gold_none;
	public static String gold_unknown;
	public static String gold_right;
	public static String gold_wrong;
	public static String gold_partly;
	public static String no_answer;
	public static String score;
	public static String row_tip;
	public static String card_waiting;
	public static String card_progress_of;
	public static String card_stop;
	public static String card_stopping;
	public static String card_cancelled;
	public static String card_failed;
	public static String card_done;
	public static String card_nothing_read;
	public static String card_more;
	public static String card_problems;
	public static String problems_title;
	public static String problems_message;
	public static String place_answer;
	public static String place_gone;
	public static String place_changed;
	public static String menu_show;
	public static String menu_explain;
	public static String menu_copy;
	public static String menu_cite;
	public static String cite;
	public static String cite_none;
	public static String hint_starting;
	public static String hint_no_engine;
	public static String hint_none_chosen;
	public static String hint_no_text;
	public static String hint_ask;
	public static String hint_pick;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
