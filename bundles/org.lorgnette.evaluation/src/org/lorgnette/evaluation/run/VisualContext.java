package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.CorpusSpec;
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

	private VisualContext(Experiment experiment, Optional<QuestionOnly> learned) {
		this.experiment = experiment;
		this.learned = learned;
	}

	/** @throws CorpusException if what baselines learn from is not there or holds no questions with gold */
	static VisualContext of(Experiment experiment) throws IOException {
		Optional<CorpusSpec> part = experiment.probes().baselines().map(each -> each.of(experiment.corpus()));
		return new VisualContext(experiment, part.isEmpty() ? Optional.empty() : Optional.of(learn(part.get())));
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
}
