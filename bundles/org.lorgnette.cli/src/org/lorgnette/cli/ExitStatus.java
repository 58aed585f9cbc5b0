package org.lorgnette.cli;

/** Exit statuses of every command. */
final class ExitStatus {

	static final int DONE = 0;
	/** A gate of an experiment was not met. */
	static final int GATE_FAILED = 1;
	/** The command line itself is wrong. */
	static final int WRONG_USAGE = 2;
	/** A file is absent, unreadable, or not what was expected; or output cannot be written. */
	static final int BAD_INPUT = 3;
	/** An engine, model or endpoint is not available. */
	static final int UNAVAILABLE = 4;
	/** Stopped by the user. */
	static final int CANCELLED = 130;

	private ExitStatus() {
	}
}
