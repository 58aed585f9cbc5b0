package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.significance.PairedComparer;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.metrics.significance.PairedSample;
import org.lorgnette.metrics.significance.PairedTest;
import org.lorgnette.metrics.significance.Resampling;

/**
 * Compares engines that were scored on the same units and adjusts the family by Holm's method. McNemar's test needs units that are right
 * or wrong: it compares the share of units without any error.
 */
public final class Comparer {

	private final ComparisonSpec spec;
	private final int threads;

	public Comparer(ComparisonSpec spec, int threads) {
		this.spec = spec;
		this.threads = threads;
	}

	/**
	 * Each against the baseline, which may also be a method that sees no pictures (see
	 * {@link EngineScorer#blind}), or every pair (the earlier as baseline) if there is none.
	 *
	 * @param shownMetric
	 *            {@code MEASURE.VALUE} or {@code MAIN.TYPE.VALUE}, where VALUE is precision, recall or f1; of questions exact or f1, about
	 *            pictures accuracy
	 * @throws IllegalArgumentException
	 *             if there is no such metric
	 */
	public List<PairedComparison> compare(List<EngineScorer> engines, String shownMetric) {
		String metric = EngineScorer.ALIASES.getOrDefault(shownMetric, shownMetric);
		PairedComparer comparer = new PairedComparer(spec.test(), spec.level(), new Resampling(spec.resamples(), spec.seed()), threads);
		List<PairedComparison> comparisons = new ArrayList<>();
		boolean named = engines.stream().anyMatch(engine -> spec.baseline().filter(engine.name()::equals).isPresent());
		Optional<EngineScorer> blind = named ? Optional.empty() : spec.baseline().flatMap(engines.getFirst()::blind);
		if (blind.isPresent()) {
			engines.forEach(engine -> comparisons.add(compare(comparer, blind.get(), engine, metric)));
		}
		for (int i = 0; i < engines.size(); i++) {
			for (int j = 0; j < engines.size(); j++) {
				if (isPair(engines, i, j)) {
					comparisons.add(compare(comparer, engines.get(i), engines.get(j), metric));
				}
			}
		}
		return PairedComparison.adjust(comparisons);
	}

	private boolean isPair(List<EngineScorer> engines, int baseline, int system) {
		Optional<String> wanted = spec.baseline();
		return wanted.isEmpty() ? baseline < system
				: baseline != system && engines.get(baseline).name().equals(wanted.get());
	}

	private PairedComparison compare(PairedComparer comparer, EngineScorer baseline, EngineScorer system, String metric) {
		int units = baseline.units();
		if (spec.test() == PairedTest.MCNEMAR) {
			String measure = metric.substring(0, Math.max(metric.lastIndexOf('.'), 0));
			return comparer.compare(baseline.name(), system.name(), measure + (baseline.visual().isPresent() ? ".flawless" : ".accuracy"),
					PairedSample.ofOutcomes(baseline.table(metric).flawless(units), system.table(metric).flawless(units)));
		}
		UnitStatistics first = baseline.table(metric);
		String value = metric.substring(metric.lastIndexOf('.') + 1);
		PairedSample sample = PairedSample.ofSums(first.dense(units), system.table(metric).dense(units), first.metric(value));
		return comparer.compare(baseline.name(), system.name(), metric, sample);
	}
}
