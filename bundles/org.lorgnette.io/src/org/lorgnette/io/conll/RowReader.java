package org.lorgnette.io.conll;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Tag;

/** Reads token, tag and columns of rows, whole or damaged: every row gives a token, and problems are reported with its line. */
final class RowReader {

	/** Stands for the token of a row that has none. */
	static final String NO_TOKEN = "_";

	private static final int CACHED_VALUES = 4_096;

	private final ConllRows rows;
	private final Table table;
	private final ProblemListener problems;
	private final Map<String, String> cache = new HashMap<>();
	private Optional<Boolean> prefixed;

	RowReader(ConllRows rows, Table table, ProblemListener problems) {
		this.rows = rows;
		this.table = table;
		this.problems = problems;
		long inside = count(false);
		this.prefixed = inside == 0 ? Optional.empty() : Optional.of(2 * count(true) >= inside);
	}

	private long count(boolean onlyWellFormed) {
		return rows.sample().stream().skip(table.header().isPresent() ? 1 : 0)
				.flatMap(row -> table.tag().map(tag -> tag.in(row.columns())).stream())
				.filter(tag -> !isOutside(tag) && (!onlyWellFormed || Tag.isWellFormed(tag))).count();
	}

	private static boolean isOutside(String tag) {
		return tag.equals("O") || tag.isEmpty() || tag.equals("_");
	}

	/** The row's token, never empty. */
	String token(Row row) {
		String[] cells = row.columns();
		String token = lacksToken(row) ? "" : table.token().in(cells);
		if (!token.isEmpty()) {
			return token;
		}
		report(row, "row has no token; '" + NO_TOKEN + "' stands for it");
		return NO_TOKEN;
	}

	/** A row of one tag that starts with white space, in a table of runs of white space, has lost its token. */
	private boolean lacksToken(Row row) {
		return row.columns().length == 1 && table.columns() > 1 && Separator.isSpace(row.text().charAt(0))
				&& Tag.isWellFormed(row.columns()[0]);
	}

	/** The row's tag, {@code O} if it has none or what it has is no tag where others have prefixes. */
	String tag(Row row) {
		if (table.tag().isEmpty()) {
			return "O";
		}
		Column column = table.tag().get();
		String[] cells = row.columns();
		boolean damaged = cells.length < table.columns();
		String tag = column.in(cells);
		boolean isToken = column.position(cells.length) == table.token().position(cells.length) && !lacksToken(row);
		if (tag.isEmpty() || (damaged && (isToken || !Tag.isWellFormed(tag)))) {
			report(row, "row has " + (tag.isEmpty() ? "no tag" : counted(cells.length) + " but no tag") + "; expected "
					+ counted(table.columns()) + "; read as O");
			return "O";
		}
		if (cells.length != table.columns() && !lacksToken(row)) {
			report(row, "row has " + counted(cells.length) + "; expected " + table.columns());
		}
		return clean(row, tag);
	}

	private String clean(Row row, String tag) {
		if (isOutside(tag)) {
			return "O";
		}
		if (prefixed.isEmpty()) {
			prefixed = Optional.of(Tag.isWellFormed(tag));
		}
		if (prefixed.get() && !Tag.isWellFormed(tag)) {
			report(row, "'" + tag + "' is no tag; expected O, B-TYPE, I-TYPE or the like; read as O");
			return "O";
		}
		return tag;
	}

	/** The tag that a token's row says, or was taken to say. */
	static String tag(Token token, Column column) {
		String understood = token.columns().get(Layout.UNDERSTOOD);
		return understood != null ? understood : plain(column.in(Layout.cells(token).toArray(String[]::new)));
	}

	private static String plain(String cell) {
		return isOutside(cell) ? "O" : cell;
	}

	private static String counted(int columns) {
		return columns + (columns == 1 ? " column" : " columns");
	}

	/** Every column by name, the row itself where they do not give it back, and the tag read where the row does not say it. */
	Map<String, String> columns(Row row, String tag) {
		String[] cells = row.columns();
		Map<String, String> columns = new LinkedHashMap<>(2 * cells.length + 2);
		for (int i = 0; i < cells.length; i++) {
			columns.put(table.name(i), shared(cells[i]));
		}
		if (!givesBack(cells, row.text())) {
			columns.put(Layout.ROW, row.text());
		}
		if (table.tag().isPresent() && !plain(table.tag().get().in(cells)).equals(tag)) {
			columns.put(Layout.UNDERSTOOD, tag);
		}
		return columns;
	}

	/** One string for equal ones: tags and categories repeat without end. */
	private String shared(String value) {
		if (value.length() > 24) {
			return value;
		}
		String known = cache.get(value);
		if (known == null && cache.size() < CACHED_VALUES) {
			cache.put(value, value);
		}
		return known == null ? value : known;
	}

	private boolean givesBack(String[] cells, String text) {
		String separator = rows.separator().text();
		int length = (cells.length - 1) * separator.length();
		for (String cell : cells) {
			length += cell.length();
		}
		return length == text.length() && !(rows.separator().equals(Separator.WHITE_SPACE) && text.indexOf('\t') >= 0);
	}

	private void report(Row row, String message) {
		Location location = rows.at(row);
		problems.report(new Problem(location, message));
	}
}
