package org.lorgnette.evaluation.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;

/** The part of a run that asks changed questions about pictures; without work if the experiment asks for none. */
final class Robustness implements Closeable {

	private record Work(ChangedQuestions questions, long count, PredictionLog log, FailureLog failures) {
	}

	private final Optional<Work> work;

	private Robustness(Optional<Work> work) {
		this.work = work;
	}

	static Robustness of(Experiment experiment, GoldCorpus corpus, RunFolder folder) throws IOException {
		if (experiment.visual().robustness().isEmpty()) {
			return new Robustness(Optional.empty());
		}
		ChangedQuestions questions = new ChangedQuestions(corpus, experiment.visual().robustness().get(), experiment.comparison().seed());
		return new Robustness(Optional.of(new Work(questions, questions.count(), PredictionLog.openAlone(folder.robustnessFile()),
				new FailureLog(folder.robustnessFailuresFile()))));
	}

	boolean isDone(EngineSpec engine) {
		return work.isEmpty() || work.get().log.count(engine.name()) >= work.get().count;
	}

	/** Has the engine of a pass answer what it has not answered yet. */
	void work(EnginePass pass) throws IOException {
		if (work.isPresent()) {
			pass.begin(work.get().log, work.get().failures, work.get().count);
			work.get().questions.forEach((original, change, changed) -> pass.visit(changed));
			pass.drain();
		}
	}

	@Override
	public void close() throws IOException {
		if (work.isPresent()) {
			work.get().log.close();
		}
	}
}
