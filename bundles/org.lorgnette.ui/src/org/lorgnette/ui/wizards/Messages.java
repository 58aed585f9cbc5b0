package org.lorgnette.ui.wizards;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String browse;
	public static String alreadyThere;
	public static String unwritable;

	public static String Experiment_title;
	public static String Experiment_corpusTitle;
	public static String Experiment_corpusText;
	public static String Experiment_corpus;
	public static String Experiment_corpusPick;
	public static String Experiment_file;
	public static String Experiment_noCorpus;
	public static String Experiment_noProject;
	public static String Experiment_badName;
	public static String Experiment_reading;
	public static String Experiment_readFailed;
	public static String Experiment_enginesTitle;
	public static String Experiment_enginesText;
	public static String Experiment_engines;
	public static String Experiment_baseline;
	public static String Experiment_noEngine;
	public static String Experiment_leftOut;
	public static String Experiment_mapped;
	public static String Experiment_run;

	public static String Import_title;
	public static String Import_text;
	public static String Import_source;
	public static String Import_file;
	public static String Import_folder;
	public static String Import_format;
	public static String Import_looking;
	public static String Import_unknown;
	public static String Import_into;
	public static String Import_as;
	public static String Import_asIs;
	public static String Import_noSource;
	public static String Import_noTarget;
	public static String Import_working;
	public static String Import_failed;
	public static String Import_done;
	public static String Import_losses;
	public static String Import_problems;

	public static String Export_title;
	public static String Export_text;
	public static String Export_run;
	public static String Export_what;
	public static String Export_target;
	public static String Export_noRun;
	public static String Export_noTarget;
	public static String Export_notRun;
	public static String Export_reading;
	public static String Export_failed;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
