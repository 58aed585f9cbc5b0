package org.lorgnette.engine.djl.features;

import java.util.HashMap;
import java.util.Map;

import org.lorgnette.engine.djl.text.DocumentWords;

/**
 * The words of a text as questions are held against them.
 *
 * @param words of the text
 * @param sentences the number of the sentence of each word, never smaller than that of the word before
 */
public record MatchText(MatchWord[] words, int[] sentences) {

	/** @param known words met before, to which those of this text are added; for one thread */
	public static MatchText of(DocumentWords text, Map<String, MatchWord> known) {
		MatchWord[] words = new MatchWord[text.words()];
		int[] sentences = new int[words.length];
		for (int sentence = 0; sentence < text.sentences(); sentence++) {
			for (int word = text.first(sentence); word < text.end(sentence); word++) {
				words[word] = known.computeIfAbsent(text.form(word), MatchWord::of);
				sentences[word] = sentence;
			}
		}
		return new MatchText(words, sentences);
	}

	public static MatchText of(DocumentWords text) {
		return of(text, new HashMap<>());
	}
}
