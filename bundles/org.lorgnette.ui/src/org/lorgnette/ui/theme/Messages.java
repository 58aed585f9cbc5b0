package org.lorgnette.ui.theme;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String rules;
	public static String statistical;
	public static String neural;
	public static String generative;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
