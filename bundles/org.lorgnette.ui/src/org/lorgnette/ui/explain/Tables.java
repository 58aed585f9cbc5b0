package org.lorgnette.ui.explain;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.lorgnette.ui.Accessibles;

/** Tables of the view. */
final class Tables {

	private Tables() {
	}

	/** @param name said by screen readers */
	static Table create(Composite parent, int style, String name) {
		Table table = new Table(parent, style | SWT.SINGLE | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		Accessibles.name(table, name);
		return table;
	}

	static void column(Table table, int style, String name, int width) {
		TableColumn column = new TableColumn(table, style);
		column.setText(name);
		column.setWidth(width);
	}

	/** All rows of a table that is not virtual, for a spreadsheet. */
	static String copy(Table table) {
		return Arrays.stream(table.getItems()).map(item -> IntStream.range(0, table.getColumnCount()).mapToObj(item::getText)
				.collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
	}
}
