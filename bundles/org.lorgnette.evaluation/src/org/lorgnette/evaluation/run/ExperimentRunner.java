package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.io.jsonl.PredictionJson;
import org.lorgnette.model.Document;

/**
 * Runs an experiment: each engine over all documents, predictions on disk as they come, scores from what is on disk. Engines run one
 * after another, so that only one has its models in memory; documents go to several threads and are written in corpus order.
 */
public final class ExperimentRunner {

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
	 *             if the corpus is not what the experiment says, or is not the one the folder was made from
	 * @throws org.lorgnette.engine.EngineUnavailableException
	 *             if an engine cannot be opened; what engines before it did is kept
	 * @throws CancellationException
	 *             if cancelled; finished documents are kept
	 * @throws IllegalArgumentException
	 *             if a setting of an engine is unknown, or a gate names a metric that cannot exist
	 */
	public EvaluationResult run(Experiment experiment, RunFolder folder) throws IOException, EngineException {
		GoldCorpus corpus = GoldCorpus.open(experiment.corpus());
		GoldCorpus.Survey survey = corpus.survey();
		RunRecord record = RunRecord.begin(experiment, folder, corpus, survey, clock);
		RunScorer scorer = new RunScorer(experiment, corpus, folder);
		List<EngineResult> results = new ArrayList<>();
		try (PredictionLog log = PredictionLog.open(folder.predictionsFile())) {
			for (EngineSpec spec : experiment.engines()) {
				cancellation.check();
				if (log.count(spec.name()) < survey.documents()) {
					work(experiment, spec, corpus, survey, log, record, new FailureLog(folder.failuresFile()));
				}
				EngineResult result = scorer.score(spec, log, record.manifestEntry(spec), record.timing(spec));
				results.add(result);
				listener.finished(result);
			}
		}
		listener.comparing();
		return scorer.conclude(results, record.finish());
	}

	private void work(Experiment experiment, EngineSpec spec, GoldCorpus corpus, GoldCorpus.Survey survey, PredictionLog log,
			RunRecord record, FailureLog failures) throws IOException, EngineException {
		listener.loading(spec);
		Instant opening = clock.instant();
		try (Engine engine = registry.open(spec.id(), spec.settings(), models)) {
			Instant opened = clock.instant();
			record.opened(spec, engine, models);
			Pass pass = new Pass(experiment, spec, engine, log, failures, survey.documents());
			try {
				corpus.forEach(pass::visit);
				pass.drain();
			} finally {
				pass.close();
			}
			record.worked(spec, opening, opened, clock.instant(), pass.documents, pass.characters);
		}
	}

	/** One engine's way through the corpus. */
	private final class Pass {

		private record Pending(Document document, Future<Analysis> analysis) {
		}

		private final EngineSpec spec;
		private final Engine engine;
		private final PredictionLog log;
		private final FailureLog failures;
		private final ExecutorService workers;
		private final Deque<Pending> pending = new ArrayDeque<>();
		private final int window;
		private final long alreadyDone;
		private final long total;
		private long seen;
		private long documents;
		private long characters;

		Pass(Experiment experiment, EngineSpec spec, Engine engine, PredictionLog log, FailureLog failures, long total) {
			this.spec = spec;
			this.engine = engine;
			this.log = log;
			this.failures = failures;
			this.workers = Executors.newFixedThreadPool(experiment.threads(), Thread.ofPlatform().name(spec.id() + "-", 1).factory());
			this.window = 4 * experiment.threads();
			this.alreadyDone = log.count(spec.name());
			this.total = total;
		}

		boolean visit(Document document) throws IOException {
			cancellation.check();
			if (++seen <= alreadyDone) {
				return true;
			}
			if (pending.size() == window) {
				writeFirst();
			}
			pending.add(new Pending(document, workers.submit(() -> engine.analyze(document, cancellation))));
			return true;
		}

		void drain() throws IOException {
			while (!pending.isEmpty()) {
				writeFirst();
			}
		}

		private void writeFirst() throws IOException {
			// Stays at the head until it is written: if it cannot be, nothing behind it may be written either.
			Pending first = pending.element();
			Document document = first.document;
			PredictionJson.Line line = new PredictionJson.Line(document.id(), spec.name(), List.of());
			try {
				line = new PredictionJson.Line(document.id(), spec.name(), first.analysis.get().predictions());
			} catch (ExecutionException e) {
				failures.append(spec.name(), document.id(), describe(e.getCause()));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
			log.append(line, document.text());
			pending.remove();
			documents++;
			characters += document.text().length();
			listener.progress(spec, alreadyDone + documents, total);
		}

		/** A failure on one document is recorded and the run goes on; cancellation and lack of memory end it. */
		private String describe(Throwable cause) {
			switch (cause) {
				case CancellationException e -> throw e;
				case OutOfMemoryError e -> throw e;
				default -> {
					return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
				}
			}
		}

		/** Finished documents at the head of the queue are written even if the run is being cancelled. */
		void close() throws IOException {
			workers.shutdown();
			while (!pending.isEmpty() && pending.peek().analysis.state() == Future.State.SUCCESS) {
				writeFirst();
			}
			workers.shutdownNow();
			workers.close();
		}
	}
}
