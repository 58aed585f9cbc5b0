package org.lorgnette.io.finding;

import java.util.List;
import java.util.Optional;

import org.lorgnette.io.Location;
import org.lorgnette.model.Span;

/**
 * Something wrong in a corpus.
 *
 * @param place
 *            where it shows in the text of a document
 * @param arguments
 *            what the kind's message names, in its order
 * @param repairs
 *            ways to mend it, the likeliest first
 */
public record Finding(Kind kind, Location location, Optional<Place> place, List<String> arguments, List<Repair> repairs) {

	/** A span in the document with this number, counted from 0 in the order of the corpus, and this id. */
	public record Place(int document, String id, Span span) {
	}

	/** What is wrong. Messages take the finding's arguments for {@code {0}}, {@code {1}} and so on. */
	public enum Kind {
		/** A tag that the scheme of the file does not allow there: tag, scheme, {@code Violation.Kind}. */
		ILLEGAL_TAG(false, "the tag ''{0}'' is illegal in {1}: {2}"),
		/** What the reader of the format complained of: its message. */
		MALFORMED(false, "{0}"),
		/** The file cannot be read, or not further: why. */
		UNREADABLE(true, "{0}"),
		/** An annotation ends behind the text: id, type, offsets, length of the text. */
		OUTSIDE_TEXT(true, "{0} ({1}) lies at {2}, outside the text of {3} characters"),
		/** An annotation begins or ends between the halves of a surrogate pair: id, type, text. */
		SPLIT_CHARACTER(true, "{0} ({1} ''{2}'') begins or ends inside a character"),
		/** The file cites another text than stands there: id, cited, found. */
		TEXT_DIFFERS(true, "{0} says ''{1}'', but the text there is ''{2}''"),
		/** An entity is there twice: id, type, text, id of the first. */
		DUPLICATE(false, "{0} ({1} ''{2}'') is the same as {3}"),
		/** An entity covers nothing: id, type. */
		EMPTY_MENTION(false, "{0} ({1}) covers no text"),
		/** An entity begins or ends with white space: id, type, text. */
		BORDER_SPACE(false, "{0} ({1} ''{2}'') begins or ends with white space"),
		/** A relation or event points to what is not there: id, type, missing id. */
		MISSING_ARGUMENT(true, "{0} ({1}) points to {2}, which is not there"),
		/** An answer that the text does not contain: id of the question, answer. */
		UNGROUNDED_ANSWER(false, "question ''{0}'': the text does not contain the answer ''{1}''"),
		/** An answer that the text contains, but not where the file says: id of the question, answer. */
		MISPLACED_ANSWER(false, "question ''{0}'': the answer ''{1}'' does not stand where the file says");

		private final boolean error;
		private final String pattern;

		Kind(boolean error, String pattern) {
			this.error = error;
			this.pattern = pattern;
		}

		/** Whether something is lost or wrong because of it, rather than suspicious. */
		public boolean isError() {
			return error;
		}
	}

	public Finding {
		arguments = List.copyOf(arguments);
		repairs = List.copyOf(repairs);
	}

	public String message() {
		String message = kind.pattern.replace("''", "'");
		for (int i = 0; i < arguments.size(); i++) {
			message = message.replace("{" + i + "}", arguments.get(i));
		}
		return message;
	}

	/** A text short enough to be named in a message, on one line. */
	public static String shorten(String text) {
		String line = text.replaceAll("[\\s\u0085\u2028\u2029]", " ");
		return line.length() <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, 50))) + "\u2026";
	}

	@Override
	public String toString() {
		return location + ": " + message();
	}
}
