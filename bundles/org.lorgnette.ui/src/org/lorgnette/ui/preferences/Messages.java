package org.lorgnette.ui.preferences;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Lorgnette_description;
	public static String Lorgnette_lanes;
	public static String Lorgnette_links;

	public static String Engines_description;
	public static String Engines_engine;
	public static String Engines_family;
	public static String Engines_tasks;
	public static String Engines_languages;
	public static String Engines_state;
	public static String Engines_ready;
	public static String Engines_lacks;
	public static String Engines_any;
	public static String Engines_none;
	public static String Engines_setting;
	public static String Engines_value;
	public static String Engines_meaning;
	public static String Engines_settings;
	public static String Engines_noSettings;
	public static String Engines_wrong;
	public static String Engines_family_RULES;
	public static String Engines_family_STATISTICAL;
	public static String Engines_family_NEURAL;
	public static String Engines_family_GENERATIVE;

	public static String Models_description;
	public static String Models_model;
	public static String Models_what;
	public static String Models_size;
	public static String Models_licence;
	public static String Models_place;
	public static String Models_absent;
	public static String Models_fetch;
	public static String Models_locate;
	public static String Models_locateTitle;
	public static String Models_none;
	public static String Models_notRecorded;
	public static String Models_checking;
	public static String Models_other;

	public static String Endpoints_description;
	public static String Endpoints_name;
	public static String Endpoints_address;
	public static String Endpoints_model;
	public static String Endpoints_key;
	public static String Endpoints_keyKept;
	public static String Endpoints_noKey;
	public static String Endpoints_add;
	public static String Endpoints_edit;
	public static String Endpoints_remove;
	public static String Endpoints_dialog;
	public static String Endpoints_dialogText;
	public static String Endpoints_keyHint;
	public static String Endpoints_nameNeeded;
	public static String Endpoints_nameTaken;
	public static String Endpoints_addressWrong;
	public static String Endpoints_addressPlain;
	public static String Endpoints_modelNeeded;
	public static String Endpoints_notKept;
	public static String Endpoints_test;
	public static String Endpoints_testing;
	public static String Endpoints_answered;
	public static String Endpoints_failed;
	public static String Endpoints_answers;
	public static String Endpoints_unnamed;
	public static String Endpoints_form;
	public static String Endpoints_noForm;
	public static String Endpoints_scores;
	public static String Endpoints_noScores;
	public static String Endpoints_noEngine;

	public static String Device_description;
	public static String Device_choice;
	public static String Device_auto;
	public static String Device_cpu;
	public static String Device_gpu;
	public static String Device_found;
	public static String Device_processors;
	public static String Device_heap;
	public static String Device_java;
	public static String Device_system;
	public static String Device_noNeural;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
