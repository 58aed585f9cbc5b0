package org.lorgnette.evaluation.run;

import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.GateResult;

/** How a run ended, as a number: exit statuses of the command line and exit values in the workbench. */
public final class RunStatus {

	public static final int DONE = 0;
	/** A gate of the experiment was not met. */
	public static final int GATE_FAILED = 1;
	/** A file is absent, unreadable, or not what was expected; or output cannot be written. */
	public static final int BAD_INPUT = 3;
	/** An engine, model or endpoint is not available, or failed on a document. */
	public static final int UNAVAILABLE = 4;
	/** Stopped by the user. */
	public static final int CANCELLED = 130;

	private RunStatus() {
	}

	/** The status of a run that was finished. */
	public static int of(EvaluationResult result) {
		if (result.engines().stream().anyMatch(engine -> !engine.failures().isEmpty())) {
			return UNAVAILABLE;
		}
		return result.gates().stream().allMatch(GateResult::passed) ? DONE : GATE_FAILED;
	}
}
