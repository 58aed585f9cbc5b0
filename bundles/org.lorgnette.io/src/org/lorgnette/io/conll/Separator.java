package org.lorgnette.io.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the columns of a row: a literal, or any run of spaces and tabs. Only the ASCII space and tab ever separate;
 * no-break spaces and line separators are part of tokens.
 */
public final class Separator {

	/** Runs of spaces and tabs; written as one space. */
	public static final Separator WHITE_SPACE = new Separator("");

	public static final Separator TAB = new Separator("\t");

	private final String literal;

	private Separator(String literal) {
		this.literal = literal;
	}

	/**
	 * The separator that an option names.
	 *
	 * @param option
	 *            {@code auto}, {@code whitespace}, {@code tab}, {@code space} (every single one separates) or any literal
	 * @param sample
	 *            lines to judge {@code auto} by: tab if at least half of the rows hold one
	 */
	public static Separator of(String option, List<String> sample) {
		return switch (option) {
			case "auto", "" -> detect(sample);
			case "whitespace" -> WHITE_SPACE;
			case "tab", "\\t" -> TAB;
			case "space" -> new Separator(" ");
			default -> new Separator(option);
		};
	}

	private static Separator detect(List<String> sample) {
		List<String> rows = sample.stream().filter(line -> !ConllRows.isBlank(line)).toList();
		List<String> plain = rows.stream().filter(line -> line.charAt(0) != '#').toList();
		List<String> judged = plain.isEmpty() ? rows : plain;
		long tabs = judged.stream().filter(line -> line.indexOf('\t') >= 0).count();
		return tabs > 0 && 2 * tabs >= judged.size() ? TAB : WHITE_SPACE;
	}

	/** The option value that names this separator. */
	public String id() {
		return switch (literal) {
			case "" -> "whitespace";
			case "\t" -> "tab";
			case " " -> "space";
			default -> literal;
		};
	}

	/** What a writer puts between two columns. */
	public String text() {
		return literal.isEmpty() ? " " : literal;
	}

	/** The columns of a row; spaces at its end belong to none. At least one. */
	public String[] split(String line) {
		return literal.isEmpty() ? splitRuns(line) : splitLiteral(line);
	}

	private static String[] splitRuns(String line) {
		List<String> columns = new ArrayList<>(4);
		int length = line.length();
		int i = 0;
		while (i < length) {
			while (i < length && isSpace(line.charAt(i))) {
				i++;
			}
			int begin = i;
			while (i < length && !isSpace(line.charAt(i))) {
				i++;
			}
			if (i > begin) {
				columns.add(line.substring(begin, i));
			}
		}
		return columns.isEmpty() ? new String[] { "" } : columns.toArray(String[]::new);
	}

	private String[] splitLiteral(String line) {
		int length = line.length();
		while (length > 0 && line.charAt(length - 1) == ' ' && !literal.equals(" ")) {
			length--;
		}
		int count = 1;
		int step = literal.length();
		for (int i = line.indexOf(literal); i >= 0 && i + step <= length; i = line.indexOf(literal, i + step)) {
			count++;
		}
		String[] columns = new String[count];
		int begin = 0;
		for (int i = 0; i < count - 1; i++) {
			int end = line.indexOf(literal, begin);
			columns[i] = line.substring(begin, end);
			begin = end + step;
		}
		columns[count - 1] = line.substring(begin, length);
		return columns;
	}

	/** The row with another value in one column, all else as it is; empty if it has no such column. */
	Optional<String> replace(String line, int column, String value) {
		int begin = 0;
		for (int i = 0; begin <= line.length(); i++) {
			int end = literal.isEmpty() ? -1 : line.indexOf(literal, begin);
			if (literal.isEmpty()) {
				while (begin < line.length() && isSpace(line.charAt(begin))) {
					begin++;
				}
				end = begin;
				while (end < line.length() && !isSpace(line.charAt(end))) {
					end++;
				}
			}
			boolean last = end < 0 || end >= line.length();
			if (i == column) {
				return begin == line.length() ? Optional.empty()
						: Optional.of(line.substring(0, begin) + value + (end < 0 ? "" : line.substring(end)));
			}
			if (last) {
				break;
			}
			begin = end + Math.max(1, literal.length());
		}
		return Optional.empty();
	}

	static boolean isSpace(char character) {
		return character == ' ' || character == '\t';
	}

	/** The row with these columns. */
	public String join(Iterable<String> columns) {
		return String.join(text(), columns);
	}
}
