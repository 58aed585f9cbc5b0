package org.lorgnette.io.conll;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.tagging.Tag;

/**
 * Tells comment lines from rows whose token starts with {@code #}, which tweets have many of, and reads what comments say.
 */
final class CommentRule {

	/** {@code # key = value}, {@code # ::id}, {@code # newdoc}, {@code #begin document}. */
	private static final Pattern KEYED = Pattern.compile("#[ \\t]*(?:(?:newdoc|newpar|begin document|end document)\\b|::\\w"
			+ "|[\\p{L}_][^\\s=]*(?: [^\\s=]+)?[ \\t]*(?:=|::)(?:\\s|$))");

	private static final Pattern PAIR = Pattern.compile("#[ \\t]*(?<key>[\\p{L}_][^=]*?)[ \\t]*=[ \\t]*(?<value>.*)");

	private static final Pattern DOCUMENT = Pattern.compile("#[ \\t]*(?:newdoc(?:[ \\t]+id)?[ \\t]*(?:=(?<newdoc>.*))?"
			+ "|begin document(?<begin>.*)|(?:[\\w-]+:)?document_id[ \\t]*=(?<id>.*))");

	private static final String DOCSTART = "-DOCSTART-";

	private final String prefix;
	private final boolean auto;
	private final Separator separator;
	private final int columns;

	/**
	 * @param option
	 *            {@code auto}, {@code none} or a prefix
	 * @param columns
	 *            the number of columns that rows have
	 */
	CommentRule(String option, Separator separator, int columns) {
		this.auto = option.equals("auto") || option.isEmpty();
		this.prefix = auto ? "#" : option.equals("none") ? "" : option;
		this.separator = separator;
		this.columns = columns;
	}

	boolean isComment(String line) {
		if (prefix.isEmpty() || !line.startsWith(prefix)) {
			return false;
		}
		if (!auto) {
			return true;
		}
		String[] cells = separator.split(line);
		boolean keyed = KEYED.matcher(separator.equals(Separator.TAB) ? cells[0] : line).lookingAt();
		if (cells.length == 1) {
			return columns > 1 || keyed;
		}
		return keyed && !(cells.length == columns && Tag.isWellFormed(cells[columns - 1].strip()));
	}

	/** Whether the line is a row that starts a document instead of holding a token. */
	static boolean isDocumentStart(String line) {
		return line.startsWith(DOCSTART) && (line.length() == DOCSTART.length()
				|| !Character.isLetterOrDigit(line.charAt(DOCSTART.length())));
	}

	/** The id of the document that a comment or {@code -DOCSTART-} row starts, empty text if it names none. */
	static Optional<String> startedDocument(String line) {
		if (isDocumentStart(line)) {
			return Optional.of("");
		}
		if (!line.startsWith("#")) {
			return Optional.empty();
		}
		Matcher matcher = DOCUMENT.matcher(line);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		for (String group : new String[] { "newdoc", "begin", "id" }) {
			if (matcher.group(group) != null) {
				return Optional.of(matcher.group(group).strip());
			}
		}
		return Optional.of("");
	}

	/** Key and value of a comment {@code # key = value}. */
	static Optional<String[]> pair(String line) {
		Matcher matcher = PAIR.matcher(line);
		return matcher.matches() ? Optional.of(new String[] { matcher.group("key"), matcher.group("value").strip() })
				: Optional.empty();
	}
}
