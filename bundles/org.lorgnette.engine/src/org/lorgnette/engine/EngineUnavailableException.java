package org.lorgnette.engine;

/** An engine cannot be opened: unknown, its model absent or unreadable, memory too small. {@code remedy} says what to do. */
public final class EngineUnavailableException extends EngineException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	public EngineUnavailableException(String message, String remedy) {
		super(message);
		this.remedy = remedy;
	}

	public EngineUnavailableException(String message, String remedy, Throwable cause) {
		super(message, cause);
		this.remedy = remedy;
	}

	/** One sentence that tells the user how to get the engine working. */
	public String remedy() {
		return remedy;
	}
}
