package org.lorgnette.io;

/** Hears of problems in the order of the corpus. */
@FunctionalInterface
public interface ProblemListener {

	void report(Problem problem);

	default void report(String file, long line, String message) {
		report(new Problem(new Location(file, line), message));
	}
}
