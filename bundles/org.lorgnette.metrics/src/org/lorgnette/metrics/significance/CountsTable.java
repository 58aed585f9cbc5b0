package org.lorgnette.metrics.significance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.lorgnette.metrics.Counts;

/** Counts as table rows (gold, predicted, correct) and back. */
final class CountsTable {

	private CountsTable() {
	}

	static LongTable of(List<Counts> perUnit) {
		long[][] rows = new long[perUnit.size()][];
		int unit = 0;
		for (Counts counts : perUnit) {
			rows[unit++] = new long[] { counts.gold(), counts.predicted(), counts.correct() };
		}
		return LongTable.of(rows);
	}

	static SumMetric metric(Function<Counts, OptionalDouble> metric) {
		return (sums, units) -> metric.apply(units == 0 ? Counts.ZERO : new Counts(sums[0], sums[1], sums[2]));
	}
}
