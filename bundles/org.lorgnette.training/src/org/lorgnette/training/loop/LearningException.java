package org.lorgnette.training.loop;

/** Learning that cannot go on. */
final class LearningException extends Exception {

	private static final long serialVersionUID = 1L;

	LearningException(String message) {
		super(message);
	}
}
