package org.lorgnette.evaluation;

import java.util.List;

import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.significance.RepeatedComparison;
import org.lorgnette.metrics.significance.RepeatedScore;

/**
 * What several runs that differ by chance only, such as trainings with other seeds, say about one metric.
 *
 * @param runs of each engine
 * @param units how many there are of what was drawn independently
 * @param level of the intervals, in 0..1
 */
public record Repetition(String metric, int runs, int units, ComparisonSpec.Unit unit, double level, List<RepeatedScore> engines, List<RepeatedComparison> comparisons) {

	public Repetition {
		engines = List.copyOf(engines);
		comparisons = List.copyOf(comparisons);
	}
}
