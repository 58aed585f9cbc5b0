package org.lorgnette.metrics.significance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import org.lorgnette.metrics.Counts;

/**
 * One system's results on a list of units (documents, sentences, questions) that were drawn independently, and the metric over
 * any selection of them. Implementations are safe for use by several threads.
 */
public interface Sample {

	int units();

	/**
	 * The metric over the given units, each index in 0..units()-1; a unit given twice counts twice.
	 *
	 * @return the value; empty if the metric is undefined there
	 */
	OptionalDouble value(int[] selected);

	/** The metric over all units, each once. */
	default OptionalDouble value() {
		return value(Selections.all(units()));
	}

	/** The metric over all units but one, as the jackknife needs it. */
	default OptionalDouble valueWithout(int unit) {
		return value(Selections.allBut(units(), unit));
	}

	/** Precision, recall or F1 (micro) from the summed counts of the units: {@code ofCounts(perSentence, Counts::f1)}. */
	static Sample ofCounts(List<Counts> perUnit, Function<Counts, OptionalDouble> metric) {
		return new TableSample(CountsTable.of(perUnit), CountsTable.metric(metric));
	}

	/** Accuracy: the share of units that are right. */
	static Sample ofOutcomes(boolean[] right) {
		return new TableSample(LongTable.of(right), TableSample.SHARE);
	}

	/**
	 * The mean of one finite number per unit, for example a question's F1. Numbers are rounded to a common fixed-point unit so
	 * small that 62 bits hold any sum of a resample; hence sums are exact and do not depend on the order of units.
	 */
	static Sample ofValues(double[] perUnit) {
		FixedPoint scale = FixedPoint.forSums(perUnit);
		return new TableSample(scale.table(perUnit), scale.mean());
	}

	/**
	 * Any metric of column sums, for example counts per type for a macro average.
	 *
	 * @param perUnit one row per unit, all of the same length; copied
	 */
	static Sample ofSums(long[][] perUnit, SumMetric metric) {
		return new TableSample(LongTable.of(perUnit), metric);
	}

	/** Any metric of statistics that can be merged; much slower than sums of whole numbers, but for any {@code S}. */
	static <S> Sample ofMerged(List<S> perUnit, S zero, BinaryOperator<S> plus, Function<S, OptionalDouble> metric) {
		return new MergedSample<>(perUnit, zero, plus, metric);
	}
}
