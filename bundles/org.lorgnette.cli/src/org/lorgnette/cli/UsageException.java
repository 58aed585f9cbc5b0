package org.lorgnette.cli;

/** Options that cannot be used together, or a value that does not fit, found after parsing. */
final class UsageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UsageException(String message) {
		super(message);
	}
}
