package org.lorgnette.report.html;

import java.io.IOException;
import java.util.List;

import org.lorgnette.report.Table;

/** Tables of any kind; the script makes those of class {@code sortable} sort by a click on a heading. */
final class HtmlTable {

	/** Longer tables are folded up. */
	private static final int LONG = 40;

	private HtmlTable() {
	}

	/** Where a cell leads to. */
	@FunctionalInterface
	interface Links {

		/** An address, empty for none. */
		String of(int row, int column);
	}

	static void write(Table table, Html html) throws IOException {
		write(table, (row, column) -> "", html);
	}

	static void write(Table table, Links links, Html html) throws IOException {
		if (table.isEmpty()) {
			return;
		}
		boolean fold = table.rows().size() > LONG;
		if (fold) {
			html.open("details").element("summary", table.caption());
		}
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", table.caption());
		html.open("table", "class", table.rows().size() > 1 ? "data sortable" : "data", "id", "table-" + table.id());
		html.element("caption", table.caption());
		html.open("thead").open("tr");
		for (Table.Column column : table.columns()) {
			html.element("th", column.title(), "scope", "col", "class", column.numeric() ? "number" : null);
		}
		html.close("tr").close("thead").open("tbody");
		for (int row = 0; row < table.rows().size(); row++) {
			row(table, row, links, html);
		}
		html.close("tbody").close("table").raw("</div>\n");
		if (fold) {
			html.close("details");
		}
	}

	private static void row(Table table, int number, Links links, Html html) throws IOException {
		List<Table.Cell> row = table.rows().get(number);
		html.open("tr");
		for (int column = 0; column < row.size(); column++) {
			Table.Cell cell = row.get(column);
			String tag = column == 0 ? "th" : "td";
			html.open(tag, "scope", column == 0 ? "row" : null, "class", table.columns().get(column).numeric() ? "number" : null);
			String address = links.of(number, column);
			if (!address.isEmpty()) {
				html.open("a", "href", address);
			}
			cell(cell, html);
			if (!address.isEmpty()) {
				html.close("a");
			}
			html.close(tag);
		}
		html.close("tr");
	}

	private static void cell(Table.Cell cell, Html html) throws IOException {
		String hint = cell.hint().isEmpty() ? null : cell.hint();
		if (cell.best()) {
			html.open("strong");
		}
		if (cell.value().isPresent()) {
			html.element("data", cell.text(), "value", Double.toString(cell.value().getAsDouble()), "title", hint);
		} else if (hint != null) {
			html.element("span", cell.text(), "class", "undefined", "title", hint);
			html.element("span", hint, "class", "hidden");
		} else {
			html.text(cell.text());
		}
		if (cell.best()) {
			html.close("strong");
		}
		if (!cell.detail().isEmpty()) {
			html.raw(" ").element("small", cell.detail(), "title", hint);
		}
	}
}
