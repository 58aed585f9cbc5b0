package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.scoring.Comparer;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.metrics.significance.PairedComparison;

/**
 * Compares the engines of finished runs over the same corpus, under the labels, test and units of the first run's experiment. Engines
 * are called by their names, with their run's folder before it where two runs have engines of one name.
 */
public final class RunComparison {

	private RunComparison() {
	}

	/**
	 * @param metric
	 *            such as {@code strict.f1} or {@code strict.PER.f1}
	 * @throws CorpusException
	 *             if the runs are over different corpora or tasks, or a corpus is no longer what it was
	 * @throws IllegalArgumentException
	 *             if there is no such metric, or the baseline is no engine of these runs
	 */
	public static List<PairedComparison> compare(List<RunFolder> runs, String metric, Optional<String> baseline) throws IOException {
		Experiment first = runs.getFirst().experiment();
		Manifest reference = runs.getFirst().manifest();
		List<EngineScorer> scorers = new ArrayList<>();
		boolean ambiguous = hasAmbiguousNames(runs);
		for (RunFolder run : runs) {
			Experiment experiment = run.experiment();
			requireSame(reference, first, run, experiment);
			for (EngineSpec spec : experiment.engines()) {
				scorers.add(score(run, first.withCorpusPath(experiment.corpus().path()), spec, name(run, spec, ambiguous)));
			}
		}
		baseline.ifPresent(name -> requireKnown(name, scorers));
		ComparisonSpec spec = first.comparison();
		return new Comparer(new ComparisonSpec(baseline, spec.test(), spec.resamples(), spec.unit(), spec.seed(), spec.level()),
				first.threads()).compare(scorers, metric);
	}

	private static boolean hasAmbiguousNames(List<RunFolder> runs) throws IOException {
		List<String> names = new ArrayList<>();
		for (RunFolder run : runs) {
			run.experiment().engines().forEach(spec -> names.add(spec.name()));
		}
		return names.stream().distinct().count() < names.size();
	}

	private static String name(RunFolder run, EngineSpec spec, boolean ambiguous) {
		return ambiguous ? run.path().toAbsolutePath().normalize().getFileName() + "/" + spec.name() : spec.name();
	}

	private static void requireSame(Manifest reference, Experiment first, RunFolder run, Experiment experiment) throws IOException {
		Location location = Location.of(run.path().toString());
		Manifest manifest = run.manifest();
		if (!manifest.corpusHash().equals(reference.corpusHash()) || experiment.task() != first.task()) {
			throw new CorpusException(location, "is a run over another corpus or task; paired comparison needs the same");
		}
		if (!Hashes.ofPath(experiment.corpus().path()).equals(manifest.corpusHash())) {
			throw new CorpusException(Location.of(experiment.corpus().path().toString()), "has changed since the run in " + run.path());
		}
	}

	private static EngineScorer score(RunFolder run, Experiment experiment, EngineSpec spec, String name) throws IOException {
		EngineScorer scorer = new EngineScorer(experiment,
				new EngineSpec(name, spec.id(), spec.settings(), spec.labels(), spec.relations()), 0);
		try (PredictionLog log = PredictionLog.open(run.predictionsFile()); PredictionLog.Lines lines = log.lines(spec.name())) {
			GoldCorpus.open(experiment.corpus()).forEach(document -> {
				scorer.add(document, lines.next(document.id()).predictions());
				return true;
			});
		}
		return scorer;
	}

	private static void requireKnown(String baseline, List<EngineScorer> scorers) {
		List<String> names = scorers.stream().map(EngineScorer::name).toList();
		if (!names.contains(baseline)) {
			throw new IllegalArgumentException("baseline: expected one of " + String.join(", ", names) + ", got '" + baseline + "'");
		}
	}
}
