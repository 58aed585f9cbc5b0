package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts intervals into rows where none overlaps another. */
final class Rows {

	/** Rows of arcs; more are drawn over each other. */
	static final int LEVELS = 3;
	/** Columns at the margin; more share one. */
	static final int RAILS = 5;

	private final List<Integer> free = new ArrayList<>();

	/** The lowest free row; intervals come by begin. */
	int put(int begin, int end) {
		for (int row = 0; row < free.size(); row++) {
			if (free.get(row) <= begin) {
				free.set(row, end);
				return row;
			}
		}
		free.add(end);
		return free.size() - 1;
	}

	/** How many rows this percentage of all fits into, at most {@code limit}. */
	static int usual(IntStream rows, int count, int limit, int percent) {
		if (count == 0) {
			return 0;
		}
		int[] seen = new int[limit];
		rows.forEach(row -> seen[Math.min(row, limit - 1)]++);
		int covered = 0;
		for (int row = 0; row < limit; row++) {
			covered += seen[row];
			if (covered * 100L >= (long) count * percent) {
				return row + 1;
			}
		}
		return limit;
	}
}
