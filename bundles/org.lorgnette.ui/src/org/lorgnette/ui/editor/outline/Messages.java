package org.lorgnette.ui.editor.outline;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String entities;
	public static String relations;
	public static String documents;
	public static String filter;
	public static String sorting;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
