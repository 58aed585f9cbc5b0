package org.lorgnette.engine.djl.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.djl.text.DocumentWords;

/**
 * A run of words in what was written, and the action behind it.
 *
 * @param from the first of its tokens
 * @param to behind its last word, where the action stands
 * @param action -1 if what was written breaks off here
 */
record Clause(int from, int to, int action) {

	/** Words {@code [begin, end)} of a source. */
	record Place(int begin, int end) {
	}

	/** All of it, in order. */
	static List<Clause> of(Written written, Alphabet alphabet) {
		List<Clause> clauses = new ArrayList<>();
		int from = 0;
		for (int i = 0; i < written.tokens().length; i++) {
			if (alphabet.isAction(written.tokens()[i])) {
				clauses.add(new Clause(from, i, written.tokens()[i]));
				from = i + 1;
			}
		}
		if (from < written.tokens().length) {
			clauses.add(new Clause(from, written.tokens().length, -1));
		}
		return clauses;
	}

	boolean hasWords() {
		return to > from;
	}

	/** How sure the words and, where it tells something, their action are. */
	double score(Written written, boolean withAction) {
		return written.score(from, withAction ? to + 1 : to);
	}

	/** Where the words stand, if they were copied from neighbouring places in their order. */
	Optional<Place> place(Written written, Alphabet alphabet) {
		for (int i = from; i < to; i++) {
			int token = written.tokens()[i];
			if (!alphabet.isCopy(token) || i > from && token != written.tokens()[i - 1] + 1) {
				return Optional.empty();
			}
		}
		return hasWords() ? Optional.of(new Place(alphabet.place(written.tokens()[from]), alphabet.place(written.tokens()[to - 1]) + 1))
				: Optional.empty();
	}

	/**
	 * The words as a text: between words that were copied from neighbouring places stands what stands there, else a space.
	 *
	 * @param first the word of the document that is the first of the source
	 */
	String text(Written written, Alphabet alphabet, DocumentWords words, int first) {
		StringBuilder text = new StringBuilder();
		for (int i = from; i < to; i++) {
			int token = written.tokens()[i];
			boolean follows = i > from && alphabet.isCopy(token) && token == written.tokens()[i - 1] + 1;
			int word = first + alphabet.place(token);
			if (follows) {
				text.append(words.document().text(), words.endOf(word - 1), words.begin(word));
			} else if (i > from) {
				text.append(' ');
			}
			text.append(alphabet.isCopy(token) ? words.span(word, word + 1).of(words.document().text()) : alphabet.name(token));
		}
		return text.toString();
	}
}
