package org.lorgnette.ui.picture;

import org.eclipse.osgi.util.NLS;

/** What the user reads, in the language of the workbench. */
final class Messages extends NLS {

	public static String job_ask;
	public static String job_read;
	public static String job_engines;
	public static String job_broken;
	public static String job_broken_remedy;
	public static String question_name;
	public static String question_tip;
	public static String ask;
	public static String options_name;
	public static String options_message;
	public static String options_tip;
	public static String engine_name;
	public static String engine_tip;
	public static String book_previous;
	public static String book_next;
	public static String book_place;
	public static String book_empty;
	public static String gold;
	public static String gold_unknown;
	public static String gold_right;
	public static String gold_wrong;
	public static String gold_partly;
	public static String no_answer;
	public static String no_engine;
	public static String answers_name;
	public static String asking;
	public static String ask_starting;
	public static String ask_no_picture;
	public static String ask_no_question;
	public static String cancelled;
	public static String loading;
	public static String hint_open;
	public static String hint_problem;
	public static String picture_absent;
	public static String picture_memory;
	public static String picture_spoken;
	public static String picture_none;
	public static String pictures_name;
	public static String pictures_item;
	public static String strip_name;
	public static String pointing_patch;
	public static String pointing_patch_none;
	public static String pointing_token;
	public static String pointing_token_none;
	public static String map_name;
	public static String map_layer;
	public static String map_layer_number;
	public static String map_head;
	public static String map_head_number;
	public static String strength;
	public static String strength_tip;
	public static String action_open;
	public static String action_fit;
	public static String action_actual;
	public static String action_in;
	public static String action_out;
	public static String action_grid;
	public static String action_regions;
	public static String dialog_title;
	public static String dialog_pictures;
	public static String dialog_questions;
	public static String dialog_all;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
