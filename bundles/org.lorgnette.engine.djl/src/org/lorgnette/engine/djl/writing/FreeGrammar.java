package org.lorgnette.engine.djl.writing;

/**
 * Anything goes, until the end is written or too much was: what comes out need not have any form.
 *
 * @param left how many tokens may still be written
 */
public record FreeGrammar(int left) implements Grammar {

	/** For a source of so many words: room for all that one could want to write of it. */
	static FreeGrammar of(int words) {
		return new FreeGrammar(2 * words + 8);
	}

	@Override
	public boolean allows(int token) {
		return left > 0;
	}

	@Override
	public Grammar then(int token) {
		return new FreeGrammar(token == Alphabet.END_TOKEN ? 0 : left - 1);
	}

	@Override
	public boolean isDone() {
		return left == 0;
	}
}
