package org.lorgnette.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query found.
 *
 * @param columns names of variables; of CONSTRUCT and DESCRIBE {@code subject predicate object}; none of ASK
 * @param rows cells by column; what has no value is absent
 * @param truth what ASK says
 * @param cut whether there are more rows than were wanted
 */
public record QueryResult(List<String> columns, List<Map<String, Cell>> rows, Optional<Boolean> truth, boolean cut) {

	public QueryResult {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
	}

	/** The text of a cell; empty if it has no value. */
	public static Optional<String> text(Map<String, Cell> row, String column) {
		return Optional.ofNullable(row.get(column)).map(Cell::text);
	}
}
