package org.lorgnette.evaluation.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;

/** The part of a run that gives engines changed documents or questions; without work if the experiment asks for none. */
final class Robustness implements Closeable {

	private record Work(ChangedInstances instances, long count, PredictionLog log, FailureLog failures) {
	}

	private final Optional<Work> work;

	private Robustness(Optional<Work> work) {
		this.work = work;
	}

	static Robustness of(Experiment experiment, GoldCorpus corpus, RunFolder folder) throws IOException {
		Optional<ChangedInstances> instances = ChangedInstances.of(experiment, corpus);
		if (instances.isEmpty()) {
			return new Robustness(Optional.empty());
		}
		long count = instances.get().count();
		return new Robustness(Optional.of(new Work(instances.get(), count, PredictionLog.openAlone(folder.robustnessFile()),
				new FailureLog(folder.robustnessFailuresFile()))));
	}

	boolean isDone(EngineSpec engine) {
		return work.isEmpty() || work.get().log.count(engine.name()) >= work.get().count;
	}

	boolean hasRepetitions() {
		return work.isPresent() && work.get().instances.hasRepetitions();
	}

	/**
	 * Has the engine of a pass work on what it has not worked on yet.
	 *
	 * @param repetitions
	 *            whether these too; without them another pass has them to do
	 */
	void work(EnginePass pass, boolean repetitions) throws IOException {
		if (work.isPresent()) {
			pass.begin(work.get().log, work.get().failures, work.get().count);
			work.get().instances.forEach(false, changed -> pass.visit(changed.changed()));
			if (repetitions) {
				work.get().instances.forEach(true, changed -> pass.visit(changed.changed()));
			}
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
