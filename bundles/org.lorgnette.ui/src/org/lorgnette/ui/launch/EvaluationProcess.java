package org.lorgnette.ui.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.debug.core.ILaunch;
import org.lorgnette.ui.runs.RunActions;

/** An evaluation as the Debug and Console views know it. */
final class EvaluationProcess extends JobProcess {

	static final String TYPE = "org.lorgnette.ui.evaluation";
	static final String FOLDER = "org.lorgnette.ui.runFolder";

	EvaluationProcess(ILaunch launch, String label, Path folder, Runnable terminate) {
		super(launch, TYPE, label, Map.of(FOLDER, folder.toString()), terminate);
	}

	/** Folder of the run. */
	Path folder() {
		return Path.of(getAttribute(FOLDER));
	}

	@Override
	public Optional<Runnable> action(String line) {
		Path folder = folder();
		return Optional.of(line.endsWith("report.html") ? () -> RunActions.openReport(folder) : () -> RunActions.show(folder));
	}
}
