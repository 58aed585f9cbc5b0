package org.lorgnette.engine.djl.writing;

/**
 * An answer as {@code in 1912 <end>}: neighbouring words of the source; or {@code <none> <end>}.
 *
 * @param left how many words the answer may still have
 * @param next the place that would continue it; -1 before it begins
 */
public record AnswerGrammar(Alphabet alphabet, int words, int left, int next, boolean none, boolean isDone) implements Grammar {

	/** @param longest words in an answer */
	public static AnswerGrammar of(Alphabet alphabet, int words, int longest) {
		return new AnswerGrammar(alphabet, words, longest, -1, false, false);
	}

	@Override
	public boolean allows(int token) {
		if (isDone) {
			return false;
		}
		if (alphabet.isCopy(token)) {
			int place = alphabet.place(token);
			return !none && left > 0 && place < words && (next < 0 || place == next);
		}
		boolean begun = none || next >= 0;
		return token == Alphabet.END_TOKEN && begun || token == Alphabet.SECOND_TOKEN && !begun;
	}

	@Override
	public Grammar then(int token) {
		if (alphabet.isCopy(token)) {
			return new AnswerGrammar(alphabet, words, left - 1, alphabet.place(token) + 1, false, false);
		}
		return new AnswerGrammar(alphabet, words, left, next, token == Alphabet.SECOND_TOKEN, token == Alphabet.END_TOKEN);
	}
}
