package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;

/** A sample whose statistics are rows of whole numbers. */
final class TableSample implements Sample {

	static final SumMetric SHARE = (sums, units) -> units == 0 ? OptionalDouble.empty()
			: OptionalDouble.of((double) sums[0] / units);

	private final LongTable table;
	private final SumMetric metric;
	private final long[] total;

	TableSample(LongTable table, SumMetric metric) {
		this.table = table;
		this.metric = metric;
		this.total = table.sum();
	}

	LongTable table() {
		return table;
	}

	/** The sums over all units; a copy. */
	long[] total() {
		return total.clone();
	}

	/** The metric of sums over as many units as the table has. */
	OptionalDouble valueOf(long[] sums) {
		return metric.of(sums, table.units());
	}

	@Override
	public int units() {
		return table.units();
	}

	@Override
	public OptionalDouble value(int[] selected) {
		return metric.of(table.sum(selected), selected.length);
	}

	@Override
	public OptionalDouble value() {
		return valueOf(total());
	}

	@Override
	public OptionalDouble valueWithout(int unit) {
		long[] sums = total();
		table.add(sums, unit, -1);
		return metric.of(sums, table.units() - 1L);
	}
}
