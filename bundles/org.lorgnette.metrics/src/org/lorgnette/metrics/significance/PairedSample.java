package org.lorgnette.metrics.significance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import org.lorgnette.metrics.Counts;

/**
 * Two systems on the same units, unit by unit, under the same metric. Implementations are safe for use by several threads.
 */
public interface PairedSample {

	Sample baseline();

	Sample system();

	/**
	 * System minus baseline after some units have exchanged their results: what a test asks that supposes the two systems to be
	 * interchangeable.
	 *
	 * @param exchanged unit {@code u} is exchanged if bit {@code u % 64} of word {@code u / 64} is set; bits beyond the last
	 *            unit are ignored
	 * @return the difference; empty if the metric is undefined on either side
	 */
	OptionalDouble differenceExchanging(long[] exchanged);

	default int units() {
		return baseline().units();
	}

	/** System minus baseline over all units; empty if the metric is undefined on either side. */
	default OptionalDouble difference() {
		return Pairing.difference(baseline().value(), system().value());
	}

	/** System minus baseline over the given units, as {@link Sample#value(int[])}. */
	default OptionalDouble difference(int[] selected) {
		return Pairing.difference(baseline().value(selected), system().value(selected));
	}

	/** As {@link Sample#ofCounts}. */
	static PairedSample ofCounts(List<Counts> baseline, List<Counts> system, Function<Counts, OptionalDouble> metric) {
		return new PairedTables(CountsTable.of(baseline), CountsTable.of(system), CountsTable.metric(metric));
	}

	/** As {@link Sample#ofOutcomes}. */
	static PairedSample ofOutcomes(boolean[] baseline, boolean[] system) {
		return new PairedTables(LongTable.of(baseline), LongTable.of(system), TableSample.SHARE);
	}

	/** As {@link Sample#ofValues}, with one fixed-point unit for both systems. */
	static PairedSample ofValues(double[] baseline, double[] system) {
		FixedPoint scale = FixedPoint.forSums(baseline, system);
		return new PairedTables(scale.table(baseline), scale.table(system), scale.mean());
	}

	/** As {@link Sample#ofSums}. */
	static PairedSample ofSums(long[][] baseline, long[][] system, SumMetric metric) {
		return new PairedTables(LongTable.of(baseline), LongTable.of(system), metric);
	}

	/** As {@link Sample#ofMerged}. */
	static <S> PairedSample ofMerged(List<S> baseline, List<S> system, S zero, BinaryOperator<S> plus,
			Function<S, OptionalDouble> metric) {
		return new PairedMerges<>(new MergedSample<>(baseline, zero, plus, metric),
				new MergedSample<>(system, zero, plus, metric));
	}
}
