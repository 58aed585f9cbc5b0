package org.lorgnette.io.squad;

/** How the reader begins to say that an answer does not stand where the file says. */
public final class Misplaced {

	private Misplaced() {
	}

	public static String message(String question, String answer) {
		return "question '" + question + "': the answer '" + answer + "' does not stand at character ";
	}
}
