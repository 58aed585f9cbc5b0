package org.lorgnette.io;

import java.io.IOException;

/** A corpus cannot be read or written as asked. The message is one line: file, line, what is wrong, what was expected. */
public final class CorpusException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient Location location;

	public CorpusException(Location location, String message) {
		super(oneLine(location + ": " + message));
		this.location = location;
	}

	public CorpusException(Location location, String message, Throwable cause) {
		super(oneLine(location + ": " + message), cause);
		this.location = location;
	}

	/** What a file says may be quoted in a message, line breaks and all. */
	private static String oneLine(String message) {
		return message.replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
	}

	public Location location() {
		return location;
	}
}
