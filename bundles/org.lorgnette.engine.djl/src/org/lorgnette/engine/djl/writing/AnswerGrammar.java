package org.lorgnette.engine.djl.writing;

/**
 * An answer as {@code in 1912 <end>}: neighbouring words of the source. How likely {@code <none> <end>} is beside it is told by the first
 * step, so that an answer can always be given.
 *
 * @param left how many words the answer may still have
 * @param next the place that would continue it; -1 before it begins
 */
public record AnswerGrammar(Alphabet alphabet, int words, int left, int next, boolean isDone) implements Grammar {

	/** @param longest words in an answer */
	public static AnswerGrammar of(Alphabet alphabet, int words, int longest) {
		return new AnswerGrammar(alphabet, words, longest, -1, false);
	}

	@Override
	public boolean allows(int token) {
		if (isDone) {
			return false;
		}
		if (alphabet.isCopy(token)) {
			int place = alphabet.place(token);
			return left > 0 && place < words && (next < 0 || place == next);
		}
		return token == Alphabet.END_TOKEN && next >= 0;
	}

	@Override
	public Grammar then(int token) {
		return alphabet.isCopy(token) ? new AnswerGrammar(alphabet, words, left - 1, alphabet.place(token) + 1, false)
				: new AnswerGrammar(alphabet, words, left, next, true);
	}
}
