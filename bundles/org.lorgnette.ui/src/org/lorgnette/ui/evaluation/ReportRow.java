package org.lorgnette.ui.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.report.Table;

/** A row of a table, with its number before sorting. */
record ReportRow(int number, List<Table.Cell> cells) {

	static List<ReportRow> of(Table table) {
		return IntStream.range(0, table.rows().size()).mapToObj(i -> new ReportRow(i, table.rows().get(i))).toList();
	}
}
