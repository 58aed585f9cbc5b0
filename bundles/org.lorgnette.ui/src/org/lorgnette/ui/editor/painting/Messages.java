package org.lorgnette.ui.editor.painting;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String gold;
	public static String running;
	public static String failed;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
