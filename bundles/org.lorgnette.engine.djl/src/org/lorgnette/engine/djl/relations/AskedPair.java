package org.lorgnette.engine.djl.relations;

import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.Word;

/**
 * A pair of entities as the network sees it, and the decision about it.
 *
 * @param label the number of the label that says what was decided
 * @param allowed which labels the rules allow, by their numbers
 */
public record AskedPair(DocumentWords words, Pair pair, int label, boolean[] allowed) {

	/** The words that the network sees, in the document's text. */
	public List<Word> units() {
		String text = words.document().text();
		return IntStream.range(pair.from(), pair.to()).mapToObj(word -> Word.of(text, words.span(word, word + 1))).toList();
	}

	/** These words as features take them. */
	public List<String> forms() {
		return IntStream.range(pair.from(), pair.to()).mapToObj(words::form).toList();
	}

	/** The role of each, see {@link Pair#role}. */
	public long[] roles() {
		return IntStream.range(pair.from(), pair.to()).mapToLong(pair::role).toArray();
	}
}
