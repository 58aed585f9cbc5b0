package org.lorgnette.ui.session;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String EditOperation_addEntity;
	public static String EditOperation_addRelation;
	public static String EditOperation_attribute;
	public static String EditOperation_delete;
	public static String EditOperation_refragment;
	public static String EditOperation_retype;
	public static String EditOperation_stale;
	public static String Lane_analysis;
	public static String Lane_failed;
	public static String Lane_modelMissing;
	public static String Lane_opening;
	public static String Lane_progress;
	public static String Lane_settings;
	public static String Lane_slow;
	public static String Lane_unavailable;
	public static String LossDialog_message;
	public static String LossDialog_more;
	public static String LossDialog_save;
	public static String LossDialog_title;
	public static String Provider_changedOnDisk;
	public static String Provider_notLocal;
	public static String Provider_notOpen;
	public static String Provider_notSaved;
	public static String Provider_stillReading;
	public static String ReadJob_encoding;
	public static String ReadJob_failed;
	public static String ReadJob_memory;
	public static String ReadJob_name;
	public static String ReadJob_problems;
	public static String Session_derived;
	public static String Session_failed;
	public static String Session_gold;
	public static String Session_readOnly;
	public static String Session_reading;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
