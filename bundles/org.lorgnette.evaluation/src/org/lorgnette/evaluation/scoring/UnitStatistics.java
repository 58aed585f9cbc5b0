package org.lorgnette.evaluation.scoring;

import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.significance.SumMetric;

/** What a measure counted, unit by unit, and the values that follow from the sum of any units. */
interface UnitStatistics {

	Counts counts();

	double credit();

	/** The names of the values, in the order in which they are shown. */
	List<String> values();

	/** A value over all units. */
	OptionalDouble value(String name);

	/**
	 * The value as a function of sums of {@link #dense rows}.
	 *
	 * @throws IllegalArgumentException if there is no such value
	 */
	SumMetric metric(String name);

	/** One row for each of so many units, in order. */
	long[][] dense(int unitCount);

	/** For each of so many units whether nothing in it is missed or wrong; units without items are flawless. */
	boolean[] flawless(int unitCount);
}
