package org.lorgnette.report.chart;

import java.util.List;

/** Counts by row and column, shaded by the share that a cell has of its row. */
public record HeatMap(String title, String rowLabel, String columnLabel, List<String> rows, List<String> columns,
		List<List<Long>> counts) implements Chart {

	/** @throws IllegalArgumentException if the shape is not rows by columns */
	public HeatMap {
		rows = List.copyOf(rows);
		columns = List.copyOf(columns);
		counts = counts.stream().map(List::copyOf).toList();
		int width = columns.size();
		if (counts.size() != rows.size() || counts.stream().anyMatch(row -> row.size() != width)) {
			throw new IllegalArgumentException("expected counts of " + rows.size() + " rows by " + width + " columns");
		}
	}

	/** The share of its row that a cell holds, in 0..1; 0 in an empty row. */
	public double share(int row, int column) {
		long sum = counts.get(row).stream().mapToLong(Long::longValue).sum();
		return sum == 0 ? 0 : (double) counts.get(row).get(column) / sum;
	}
}
