package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import org.lorgnette.evaluation.Repetition;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.significance.RepeatedComparer;
import org.lorgnette.metrics.significance.RepeatedComparison;
import org.lorgnette.metrics.significance.RepeatedScore;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.metrics.significance.Sample;

/** Compares engines of which there are several runs over the same units, and adjusts the family by Holm's method. */
public final class RepetitionComparer {

	private final ComparisonSpec spec;
	private final RepeatedComparer comparer;

	public RepetitionComparer(ComparisonSpec spec, int threads) {
		this.spec = spec;
		comparer = new RepeatedComparer(spec.level(), new Resampling(spec.resamples(), spec.seed()), threads);
	}

	/**
	 * Each against the baseline, or every pair (the earlier as baseline) if there is none.
	 *
	 * @param engines by name; of each as many runs
	 * @param metric as for {@link Comparer}
	 * @throws IllegalArgumentException if there is no such metric, a value is undefined, or there is but one run
	 */
	public Repetition compare(SequencedMap<String, List<EngineScorer>> engines, String metric) {
		List<RepeatedScore> scores = new ArrayList<>();
		List<RepeatedComparison> comparisons = new ArrayList<>();
		List<Map.Entry<String, List<Sample>>> samples = new ArrayList<>();
		engines.forEach((name, runs) -> samples.add(Map.entry(name, runs.stream().map(run -> run.sample(metric)).toList())));
		for (Map.Entry<String, List<Sample>> engine : samples) {
			scores.add(comparer.score(engine.getKey(), engine.getValue()).within(0, 1));
		}
		Optional<String> wanted = spec.baseline();
		for (int i = 0; i < samples.size(); i++) {
			for (int j = 0; j < samples.size(); j++) {
				if (i != j && (wanted.isEmpty() ? i < j : samples.get(i).getKey().equals(wanted.get()))) {
					comparisons.add(comparer.compare(samples.get(i).getKey(), samples.get(i).getValue(), samples.get(j).getKey(),
							samples.get(j).getValue()));
				}
			}
		}
		List<EngineScorer> first = engines.firstEntry().getValue();
		return new Repetition(metric, first.size(), first.getFirst().units(), spec.unit(), spec.level(), scores, RepeatedComparison.adjust(comparisons));
	}
}
