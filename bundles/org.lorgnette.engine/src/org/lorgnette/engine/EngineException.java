package org.lorgnette.engine;

/** An engine failed at its work. The message says on what and why. */
public class EngineException extends Exception {

	private static final long serialVersionUID = 1L;

	public EngineException(String message) {
		super(message);
	}

	public EngineException(String message, Throwable cause) {
		super(message, cause);
	}
}
