package org.lorgnette.ui.scenario;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.ExperimentRunner;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunListener;

/** Runs an experiment with engines that take their time, in a process of its own that can be killed. */
public final class KilledRun {

	private static final long PAUSE_MILLIS = 80;

	private KilledRun() {
	}

	/** @param arguments the experiment and the folder of the run */
	public static void main(String[] arguments) throws Exception {
		run(Path.of(arguments[0]), Path.of(arguments[1]), PAUSE_MILLIS);
	}

	static EvaluationResult run(Path experiment, Path folder, long pauseMillis) throws Exception {
		Experiment read = ExperimentReader.read(experiment);
		return new ExperimentRunner(new EngineRegistry(List.of(new TroubledEngines(pauseMillis))), ModelStore.EMPTY,
				RunListener.NONE, Cancellation.NONE,
				Clock.systemUTC()).run(read, RunFolder.create(folder, read));
	}
}
