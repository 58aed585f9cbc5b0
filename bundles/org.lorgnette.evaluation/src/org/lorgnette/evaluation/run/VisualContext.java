package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.SortedMap;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.evaluation.scoring.QuestionOnly;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** What scoring answers to questions about pictures needs besides questions and answers; nothing for other tasks. */
final class VisualContext {

	private final Experiment experiment;
	private final Optional<QuestionOnly> learned;
	private final Optional<ChangedQuestions> changed;
	private final Optional<RunFolder> folder;

	private VisualContext(Experiment experiment, Optional<QuestionOnly> learned, Optional<ChangedQuestions> changed,
			Optional<RunFolder> folder) {
		this.experiment = experiment;
		this.learned = learned;
		this.changed = changed;
		this.folder = folder;
	}

	/** @throws CorpusException if what baselines learn from is not there or holds no questions with gold */
	static VisualContext of(Experiment experiment, GoldCorpus corpus, RunFolder folder) throws IOException {
		if (experiment.task() != Task.VQA) {
			return new VisualContext(experiment, Optional.empty(), Optional.empty(), Optional.empty());
		}
		Optional<CorpusSpec> part = experiment.visual().baselines().map(each -> each.of(experiment.corpus()));
		Optional<ChangedQuestions> changed = experiment.visual().robustness().isEmpty() || !Files.exists(folder.robustnessFile())
				? Optional.empty()
				: Optional.of(new ChangedQuestions(corpus, experiment.visual().robustness().get(), experiment.comparison().seed()));
		return new VisualContext(experiment, part.isEmpty() ? Optional.empty() : Optional.of(learn(part.get())), changed,
				Optional.of(folder));
	}

	/** For engines of several runs: where things are, and what methods without eyes learn from. */
	static VisualContext withoutChanges(Experiment experiment) throws IOException {
		Optional<CorpusSpec> part = experiment.visual().baselines().map(each -> each.of(experiment.corpus()));
		return new VisualContext(experiment, part.isEmpty() ? Optional.empty() : Optional.of(learn(part.get())), Optional.empty(),
				Optional.empty());
	}

	private static QuestionOnly learn(CorpusSpec spec) throws IOException {
		QuestionOnly learned = new QuestionOnly();
		GoldCorpus.open(spec).forEachInstance(instance -> {
			if (!(instance instanceof VisualQuestion question) || question.answers().isEmpty()) {
				throw new CorpusException(Location.of(spec.path().toString()), "'" + instance.id()
						+ "' is no question about pictures with a gold answer; the experiment's baselines need them");
			}
			learned.learn(question);
			return true;
		});
		return learned;
	}

	/** @param engine what the run calls it */
	void prepare(EngineScorer scorer, RunFolder run, String engine) throws IOException {
		if (experiment.task() == Task.VQA) {
			scorer.prepare(learned, new GroundingFiles(experiment.corpus(), run.groundingFile()).of(engine));
		}
	}

	/** Adds what the engine answered to changed questions, after all others. */
	void addChanged(EngineScorer scorer, EngineSpec engine, Cancellation cancellation) throws IOException {
		if (changed.isEmpty() || folder.isEmpty()) {
			return;
		}
		RunFolder run = folder.get();
		SortedMap<String, String> failed = new FailureLog(run.robustnessFailuresFile()).of(engine.name());
		try (PredictionLog log = PredictionLog.read(run.robustnessFile()); PredictionLog.Lines lines = log.lines(engine.name())) {
			changed.get().forEach((original, change, question) -> {
				cancellation.check();
				scorer.addChanged(original.id(), change, question, lines.next(question.id()).predictions(), failed.containsKey(question.id()));
			});
		}
	}
}
