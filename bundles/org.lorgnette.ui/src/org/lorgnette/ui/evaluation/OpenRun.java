package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.Optional;

import org.lorgnette.evaluation.EvaluationResult;

/**
 * A run in the list of the Evaluation view.
 *
 * @param folder absolute and normalised
 * @param result what is known of it: nothing while it is read, the engines that are done while it goes on
 * @param message why it could not be read, if it is {@link State#FAILED}
 * @param ticked whether it is among those shown
 */
record OpenRun(Path folder, State state, Optional<EvaluationResult> result, String message, boolean ticked) {

	enum State {
		READING, RUNNING, READY, FAILED
	}

	String name() {
		return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
	}

	OpenRun with(boolean newTicked) {
		return new OpenRun(folder, state, result, message, newTicked);
	}

	/** Whether there is anything to show. */
	boolean isShowable() {
		return result.filter(found -> !found.engines().isEmpty()).isPresent();
	}
}
