package org.lorgnette.ui.tokens;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String action_copy_all_conll;
	public static String action_copy_all_tabs;
	public static String action_copy_conll;
	public static String action_copy_tabs;
	public static String action_go;
	public static String action_link;
	public static String action_link_tip;
	public static String action_scheme;
	public static String column_file;
	public static String column_gold;
	public static String column_number;
	public static String column_offsets;
	public static String column_sentence;
	public static String column_token;
	public static String empty_engine;
	public static String empty_engine_title;
	public static String empty_open;
	public static String empty_nothing;
	public static String engine_choose;
	public static String engine_none;
	public static String engine_title;
	public static String filter_all_types;
	public static String filter_differing;
	public static String filter_differing_tip;
	public static String filter_search;
	public static String filter_search_hint;
	public static String filter_sentence;
	public static String filter_sentence_tip;
	public static String filter_type;
	public static String job_copy;
	public static String job_name;
	public static String lane_failed;
	public static String lane_running;
	public static String lane_stale;
	public static String lane_unavailable;
	public static String lane_waiting;
	public static String scheme_bilou;
	public static String scheme_bioes;
	public static String scheme_io;
	public static String scheme_iob1;
	public static String scheme_iob2;
	public static String scheme_ioe1;
	public static String scheme_ioe2;
	public static String status_computing;
	public static String status_differ;
	public static String status_illegal;
	public static String status_rows;
	public static String status_rows_of;
	public static String status_untold;
	public static String status_untold_tip;
	public static String table_name;
	public static String tip_crosses;
	public static String tip_differs;
	public static String tip_differs_engine;
	public static String tip_discontinuous;
	public static String tip_given;
	public static String tip_illegal;
	public static String tip_no_token;
	public static String tip_overlapped;
	public static String tip_partial;
	public static String tip_stale;
	public static String violation_missing_begin;
	public static String violation_missing_end;
	public static String violation_needless_begin;
	public static String violation_needless_end;
	public static String violation_type_change;
	public static String violation_unknown_tag;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
