package org.lorgnette.ui.markers;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/** Findings and repairs in the language of the user. */
final class FindingTexts {

	private FindingTexts() {
	}

	static String of(Finding finding) {
		Object[] arguments = finding.arguments().toArray();
		return switch (finding.kind()) {
			case ILLEGAL_TAG -> NLS.bind(Messages.ILLEGAL_TAG, new Object[] { arguments[0], scheme(finding.arguments().get(1)),
					violation(Violation.Kind.valueOf(finding.arguments().get(2))) });
			case MALFORMED -> NLS.bind(Messages.MALFORMED, arguments);
			case UNREADABLE -> NLS.bind(Messages.UNREADABLE, arguments);
			case OUTSIDE_TEXT -> NLS.bind(Messages.OUTSIDE_TEXT, arguments);
			case SPLIT_CHARACTER -> NLS.bind(Messages.SPLIT_CHARACTER, arguments);
			case TEXT_DIFFERS -> NLS.bind(Messages.TEXT_DIFFERS, arguments);
			case DUPLICATE -> NLS.bind(Messages.DUPLICATE, arguments);
			case EMPTY_MENTION -> NLS.bind(Messages.EMPTY_MENTION, arguments);
			case BORDER_SPACE -> NLS.bind(Messages.BORDER_SPACE, arguments);
			case MISSING_ARGUMENT -> NLS.bind(Messages.MISSING_ARGUMENT, arguments);
			case UNGROUNDED_ANSWER -> NLS.bind(Messages.UNGROUNDED_ANSWER, arguments);
			case MISPLACED_ANSWER -> NLS.bind(Messages.MISPLACED_ANSWER, arguments);
		};
	}

	static String of(Repair repair) {
		List<String> arguments = repair.arguments();
		Object[] all = arguments.toArray();
		return switch (repair.action()) {
			case RETAG -> NLS.bind(Messages.RETAG, scheme(arguments.getFirst()));
			case RELOCATE -> NLS.bind(Messages.RELOCATE, all);
			case RECITE -> NLS.bind(Messages.RECITE, all);
			case TRIM -> NLS.bind(Messages.TRIM, all);
			case WIDEN -> NLS.bind(Messages.WIDEN, all);
			case REMOVE -> NLS.bind(Messages.REMOVE, all);
			case PLACE_ANSWER -> NLS.bind(Messages.PLACE_ANSWER, all);
			case REMOVE_ANSWER -> NLS.bind(Messages.REMOVE_ANSWER, all);
		};
	}

	private static String scheme(String id) {
		return TagScheme.of(id).map(TagScheme::name).orElse(id).replace("IOB2", "BIO (IOB2)");
	}

	private static String violation(Violation.Kind kind) {
		return switch (kind) {
			case UNKNOWN_TAG -> Messages.violation_UNKNOWN_TAG;
			case MISSING_BEGIN -> Messages.violation_MISSING_BEGIN;
			case MISSING_END -> Messages.violation_MISSING_END;
			case TYPE_CHANGE -> Messages.violation_TYPE_CHANGE;
			case NEEDLESS_BEGIN -> Messages.violation_NEEDLESS_BEGIN;
			case NEEDLESS_END -> Messages.violation_NEEDLESS_END;
		};
	}
}
