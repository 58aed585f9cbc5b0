package org.lorgnette.ui.properties;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String description;
	public static String format;
	public static String automatic;
	public static String options;
	public static String option;
	public static String value;
	public static String meaning;
	public static String notKept;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
