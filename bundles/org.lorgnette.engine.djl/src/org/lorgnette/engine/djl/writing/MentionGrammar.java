package org.lorgnette.engine.djl.writing;

/**
 * Entities as {@code Jane Villanueva <PER> United Airlines <ORG> <end>}: neighbouring words of the source, then their type, in the order of
 * the text, none overlapping. So it always parses, and each mention has its place.
 *
 * @param next the first place that was not passed yet
 * @param open whether words of a mention were written and its type was not
 */
public record MentionGrammar(Alphabet alphabet, int words, int next, boolean open, boolean isDone) implements Grammar {

	/** Before anything is written of a source of so many words. */
	public static MentionGrammar of(Alphabet alphabet, int words) {
		return new MentionGrammar(alphabet, words, 0, false, false);
	}

	@Override
	public boolean allows(int token) {
		if (isDone) {
			return false;
		}
		if (alphabet.isCopy(token)) {
			int place = alphabet.place(token);
			return place < words && (open ? place == next : place >= next);
		}
		return alphabet.isAction(token) && open == (token != Alphabet.END_TOKEN);
	}

	@Override
	public Grammar then(int token) {
		if (alphabet.isCopy(token)) {
			return new MentionGrammar(alphabet, words, alphabet.place(token) + 1, true, false);
		}
		return new MentionGrammar(alphabet, words, next, false, token == Alphabet.END_TOKEN);
	}
}
