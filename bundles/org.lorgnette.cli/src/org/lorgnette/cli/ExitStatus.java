package org.lorgnette.cli;

import org.lorgnette.evaluation.run.RunStatus;

/** Exit statuses of every command. */
final class ExitStatus {

	static final int DONE = RunStatus.DONE;
	/** A gate of an experiment was not met. */
	static final int GATE_FAILED = RunStatus.GATE_FAILED;
	/** The command line itself is wrong. */
	static final int WRONG_USAGE = 2;
	/** A file is absent, unreadable, or not what was expected; or output cannot be written. */
	static final int BAD_INPUT = RunStatus.BAD_INPUT;
	/** An engine, model or endpoint is not available. */
	static final int UNAVAILABLE = RunStatus.UNAVAILABLE;
	/** Stopped by the user. */
	static final int CANCELLED = RunStatus.CANCELLED;

	private ExitStatus() {
	}
}
