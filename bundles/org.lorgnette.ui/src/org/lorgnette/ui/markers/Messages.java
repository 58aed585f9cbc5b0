package org.lorgnette.ui.markers;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String ILLEGAL_TAG;
	public static String MALFORMED;
	public static String UNREADABLE;
	public static String OUTSIDE_TEXT;
	public static String SPLIT_CHARACTER;
	public static String TEXT_DIFFERS;
	public static String DUPLICATE;
	public static String EMPTY_MENTION;
	public static String BORDER_SPACE;
	public static String MISSING_ARGUMENT;
	public static String UNGROUNDED_ANSWER;
	public static String MISPLACED_ANSWER;
	public static String RETAG;
	public static String RELOCATE;
	public static String RECITE;
	public static String TRIM;
	public static String WIDEN;
	public static String REMOVE;
	public static String PLACE_ANSWER;
	public static String REMOVE_ANSWER;
	public static String violation_MISSING_BEGIN;
	public static String violation_MISSING_END;
	public static String violation_NEEDLESS_BEGIN;
	public static String violation_NEEDLESS_END;
	public static String violation_TYPE_CHANGE;
	public static String violation_UNKNOWN_TAG;
	public static String fix_all;
	public static String fix_description_file;
	public static String fix_description_session;
	public static String fix_dirty;
	public static String fix_failed;
	public static String fix_job;
	public static String more;
	public static String too_many_files;
	public static String ungrounded_entity;
	public static String ungrounded_more;
	public static String ungrounded_relation;
	public static String unknown_format;
	public static String unknown_place;
	public static String validate_done;
	public static String validate_file;
	public static String validate_job;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
