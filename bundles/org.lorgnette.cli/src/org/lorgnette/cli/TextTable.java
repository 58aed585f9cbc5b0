package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns, as wide as their widest cell, for a terminal. */
final class TextTable {

	private static final int GAP = 2;

	private final List<List<String>> rows = new ArrayList<>();

	/** @param header the column titles, separated by bars */
	TextTable(String header) {
		rows.add(List.of(header.split("\\|")));
	}

	/** As many cells as the header has columns. */
	void row(String... cells) {
		rows.add(List.of(cells));
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int column = 0; column < row.size(); column++) {
				line.append(row.get(column)).append(" ".repeat(width(column) - length(row.get(column)) + GAP));
			}
			text.append(line.toString().stripTrailing()).append('\n');
		}
		return text.toString();
	}

	private int width(int column) {
		return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
	}

	private static int length(String cell) {
		return cell.codePointCount(0, cell.length());
	}
}
