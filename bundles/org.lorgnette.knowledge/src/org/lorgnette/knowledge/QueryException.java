package org.lorgnette.knowledge;

import java.io.IOException;

/** A query that cannot be answered; the message says why, and what can be done. */
public final class QueryException extends IOException {

	private static final long serialVersionUID = 1L;

	/** Why. */
	public enum Reason {
		/** It is no SPARQL query. */
		MALFORMED,
		/** It would change the graph, or reach beyond it. */
		REFUSED,
		/** It took longer than it may. */
		TOO_SLOW,
		/** It went wrong while it was computed. */
		FAILED
	}

	private final Reason reason;

	QueryException(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	QueryException(Reason reason, String message) {
		this(reason, message, null);
	}

	public Reason reason() {
		return reason;
	}
}
