package org.lorgnette.ui.engines;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String ModelFetchJob_failed;
	public static String ModelFetchJob_name;
	public static String ModelFetchJob_progress;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
