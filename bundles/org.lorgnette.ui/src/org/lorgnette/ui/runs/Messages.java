package org.lorgnette.ui.runs;

import org.eclipse.osgi.util.NLS;

/** Texts of this package, in English or French. */
final class Messages extends NLS {

	public static String bestEngine;
	public static String cannotOpen;
	public static String compareMessage;
	public static String compareNone;
	public static String compareTitle;
	public static String decorated;
	public static String fileGone;
	public static String lookingForRuns;
	public static String reportAbsent;
	public static String showRun;
	public static String stateDamaged;
	public static String stateGateFailed;
	public static String stateRunning;
	public static String stateUnfinished;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
