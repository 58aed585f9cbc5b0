package org.lorgnette.ui.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.debug.core.ILaunch;
import org.lorgnette.ui.launch.JobProcess;

/** A training as the Debug and Console views know it. */
final class TrainingProcess extends JobProcess {

	/** By which the console finds the links of its lines. */
	static final String TYPE = "org.lorgnette.ui.training";

	private volatile Optional<LiveTraining> training = Optional.empty();

	TrainingProcess(ILaunch launch, Path file, Runnable terminate) {
		super(launch, TYPE, String.valueOf(file.getFileName()), Map.of(), terminate);
	}

	void shows(LiveTraining begun) {
		training = Optional.of(begun);
	}

	Optional<LiveTraining> training() {
		return training;
	}

	@Override
	public Optional<Runnable> action(String line) {
		return training.map(shown -> {
			if (line.endsWith(String.valueOf(shown.page().getFileName()))) {
				return () -> TrainingActions.openPage(shown.page());
			}
			return line.endsWith(Messages.evaluateModel) ? () -> TrainingActions.evaluate(shown) : () -> TrainingActions.show(shown);
		});
	}
}
