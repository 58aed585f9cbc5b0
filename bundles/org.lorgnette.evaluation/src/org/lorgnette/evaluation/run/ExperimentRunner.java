package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.remote.CountsSpending;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/**
 * Runs an experiment: each engine over all documents, predictions on disk as they come, scores from what is on disk. Engines run one
 * after another, so that only one has its models in memory; documents go to several threads and are written in corpus order.
 */
public final class ExperimentRunner {

	/** The setting of engines that keep replies by which the same may be asked several times. */
	private static final String REPEAT_INDEX = "repeat";

	private final EngineRegistry registry;
	private final ModelStore models;
	private final RunListener listener;
	private final Cancellation cancellation;
	private final Clock clock;

	public ExperimentRunner(EngineRegistry registry, ModelStore models, RunListener listener, Cancellation cancellation, Clock clock) {
		this.registry = registry;
		this.models = models;
		this.listener = listener;
		this.cancellation = cancellation;
		this.clock = clock;
	}

	/**
	 * Runs what the folder does not hold yet, then scores all.
	 *
	 * @throws org.lorgnette.io.CorpusException
	 *             if the corpus is not what the experiment says, or is not the one the folder was made from, or another run is being
	 *             written to the folder
	 * @throws org.lorgnette.engine.EngineUnavailableException
	 *             if an engine that is not optional cannot be opened; what engines before it did is kept
	 * @throws CancellationException
	 *             if cancelled; finished documents are kept. An engine that is still loading or does not stop within half a second is
	 *             left behind and closed when it has ended
	 * @throws IllegalArgumentException
	 *             if a setting of an engine is unknown, or a gate names a metric that cannot exist
	 */
	public EvaluationResult run(Experiment wanted, RunFolder folder) throws IOException, EngineException {
		GoldCorpus corpus = GoldCorpus.open(wanted.corpus());
		GoldCorpus.Survey survey = corpus.survey(wanted.task());
		cancellation.check();
		try (PredictionLog log = PredictionLog.openAlone(folder.predictionsFile())) {
			Map<String, String> absent = absent(wanted, log, survey);
			return run(wanted.withOnly(wanted.engines().stream().filter(engine -> !absent.containsKey(engine.name())).toList()), absent, folder,
					corpus, survey, log);
		}
	}

	/** Optional engines that cannot be opened, and why; what one did in an earlier part of the run stays if it was done. */
	private Map<String, String> absent(Experiment experiment, PredictionLog log, GoldCorpus.Survey survey) throws EngineException {
		Map<String, String> absent = new TreeMap<>();
		for (EngineSpec spec : experiment.engines()) {
			if (spec.optional() && log.count(spec.name()) < survey.documents()) {
				try {
					EngineLoading.open(spec.name(), () -> registry.open(spec.id(), spec.settings(), models), cancellation).close();
				} catch (EngineUnavailableException e) {
					absent.put(spec.name(), e.getMessage() + "; " + e.remedy());
				}
			}
		}
		return absent;
	}

	private EvaluationResult run(Experiment experiment, Map<String, String> absent, RunFolder folder, GoldCorpus corpus,
			GoldCorpus.Survey survey, PredictionLog log) throws IOException, EngineException {
		try (Robustness robustness = Robustness.of(experiment, corpus, folder)) {
			RunRecord record = RunRecord.begin(experiment, absent, folder, corpus, survey, clock);
			listener.began(folder.manifest());
			RunScorer scorer = new RunScorer(experiment, corpus, folder);
			List<EngineResult> results = new ArrayList<>();
			for (EngineSpec spec : experiment.engines()) {
				cancellation.check();
				if (log.count(spec.name()) < survey.documents() || !robustness.isDone(spec)) {
					work(experiment, spec, corpus, survey, log, record, folder, robustness);
				}
				EngineResult result = scorer.score(spec, log, record.manifestEntry(spec));
				results.add(result);
				listener.finished(result);
			}
			cancellation.check();
			listener.comparing();
			return scorer.conclude(results, record.finish());
		}
	}

	private void work(Experiment experiment, EngineSpec spec, GoldCorpus corpus, GoldCorpus.Survey survey, PredictionLog log,
			RunRecord record, RunFolder folder, Robustness robustness) throws IOException, EngineException {
		listener.loading(spec);
		Instant opening = clock.instant();
		Opened engine = open(experiment, spec, corpus, folder);
		Instant opened = clock.instant();
		EnginePass pass = new EnginePass(spec, engine.engine, engine.work, experiment.threads(), listener, cancellation);
		Optional<EngineSpec> repeated = robustness.hasRepetitions() ? repeated(spec, engine.engine) : Optional.empty();
		try {
			if (log.count(spec.name()) < survey.documents()) {
				record.opened(spec, engine.engine, models);
				pass.begin(log, new FailureLog(folder.failuresFile()), survey.documents());
				corpus.forEachInstance(pass::visit);
				pass.drain();
				record.worked(spec, opening, opened, clock.instant(), pass.documents(), pass.characters());
			}
			robustness.work(pass, repeated.isEmpty());
			record.spent(spec, engine.engine);
		} finally {
			pass.close();
		}
		if (repeated.isPresent() && !robustness.isDone(spec)) {
			Opened again = open(experiment, repeated.get(), corpus, folder);
			EnginePass second = new EnginePass(spec, again.engine, again.work, experiment.threads(), listener, cancellation);
			try {
				robustness.work(second, true);
				record.spent(spec, again.engine);
			} finally {
				second.close();
			}
		}
	}

	/** The engine as it is asked the same once more, if it keeps replies and would only give the kept one again. */
	private static Optional<EngineSpec> repeated(EngineSpec spec, Engine engine) {
		if (engine.descriptor().settings().stream().noneMatch(setting -> setting.name().equals(REPEAT_INDEX))) {
			return Optional.empty();
		}
		Map<String, String> settings = new HashMap<>(spec.settings());
		int index = engine.settings().integer(REPEAT_INDEX);
		settings.put(REPEAT_INDEX, Integer.toString(index == 0 ? 1 : index - 1));
		return Optional.of(new EngineSpec(spec.name(), spec.id(), settings, spec.labels(), spec.relations()));
	}

	private Opened open(Experiment experiment, EngineSpec spec, GoldCorpus corpus, RunFolder folder) throws IOException, EngineException {
		return experiment.task() == Task.VQA ? openVisual(experiment, spec, corpus, folder) : openText(spec, folder);
	}

	private record Opened(Engine engine, EnginePass.Work work) {
	}

	/** Those of the experiment; an engine that counts what it spends does so in a ledger of the run, unless another is named. */
	private Map<String, String> settings(EngineSpec spec, RunFolder folder) {
		Map<String, String> settings = new HashMap<>(spec.settings());
		if (registry.find(spec.id()).filter(EndpointSetting::isOf).isPresent()) {
			settings.putIfAbsent(CountsSpending.LEDGER, folder.ledgerFile(spec.name()).toAbsolutePath().toString());
		}
		return settings;
	}

	private Opened openText(EngineSpec spec, RunFolder folder) throws EngineException {
		Map<String, String> settings = settings(spec, folder);
		TextEngine engine = EngineLoading.open(spec.name(), () -> registry.openText(spec.id(), settings, models), cancellation);
		return new Opened(engine, instance -> engine.analyze((Document) instance, cancellation).predictions());
	}

	private Opened openVisual(Experiment experiment, EngineSpec spec, GoldCorpus corpus, RunFolder folder)
			throws IOException, EngineException {
		Map<String, String> settings = settings(spec, folder);
		GroundingFiles grounding = new GroundingFiles(experiment.corpus(), folder.groundingFile());
		VisualEngine engine = EngineLoading.open(spec.name(), () -> registry.openVisual(spec.id(), settings, models), cancellation);
		return new Opened(engine, new VisualWork(spec.name(), engine, corpus.pictureFolder(), grounding, cancellation));
	}
}
