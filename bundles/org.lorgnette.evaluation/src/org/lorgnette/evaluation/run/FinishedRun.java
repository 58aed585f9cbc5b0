package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** Scores a run that was made before from its files, as the run itself did: no engine is opened and no file is touched. */
public final class FinishedRun {

	private FinishedRun() {
	}

	/** With as many cases as the run itself kept. */
	public static EvaluationResult read(RunFolder folder, Cancellation cancellation) throws IOException {
		return read(folder, RunScorer.CASES_IN_ALL, cancellation);
	}

	/**
	 * @param casesInAll
	 *            how many cases are kept at most, about; more are sampled kind by kind
	 * @throws CorpusException
	 *             if the corpus is gone or no longer what it was, or a file of the run is damaged
	 * @throws java.util.concurrent.CancellationException
	 *             if cancelled, which is asked at every document
	 */
	public static EvaluationResult read(RunFolder folder, int casesInAll, Cancellation cancellation) throws IOException {
		Experiment experiment = folder.experiment();
		Manifest manifest = folder.manifest();
		GoldCorpus corpus = GoldCorpus.open(experiment.corpus());
		requireUnchanged(experiment.corpus().path(), manifest, folder);
		RunScorer scorer = new RunScorer(experiment, corpus, folder, casesInAll, cancellation);
		List<EngineResult> results = new ArrayList<>();
		try (PredictionLog log = PredictionLog.read(folder.predictionsFile())) {
			for (EngineSpec spec : experiment.engines()) {
				cancellation.check();
				results.add(scorer.score(spec, log, entry(manifest, spec, folder)));
			}
		}
		cancellation.check();
		return scorer.conclude(results, manifest);
	}

	static void requireUnchanged(Path corpus, Manifest manifest, RunFolder folder) throws IOException {
		if (!Hashes.ofPath(corpus).equals(manifest.corpusHash())) {
			throw new CorpusException(Location.of(corpus.toString()), "has changed since the run in " + folder.path());
		}
	}

	private static Manifest.EngineEntry entry(Manifest manifest, EngineSpec spec, RunFolder folder) throws CorpusException {
		return manifest.engines().stream().filter(entry -> entry.name().equals(spec.name())).findFirst()
				.orElseThrow(() -> new CorpusException(Location.of(folder.manifestFile().toString()),
						"has no entry for the engine '" + spec.name() + "' of the experiment"));
	}
}
