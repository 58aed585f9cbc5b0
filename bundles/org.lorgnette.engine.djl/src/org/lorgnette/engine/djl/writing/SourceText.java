package org.lorgnette.engine.djl.writing;

import java.util.List;

/**
 * What a network reads before it writes about it.
 *
 * @param words the source, whose words can be copied
 * @param marks {@link #MARKS} numbers for each word, for relations; else empty
 * @param question its words; else empty
 * @param match how each word matches the question, numbers for each word; else empty
 */
public record SourceText(List<String> words, float[] marks, List<String> question, float[] match) {

	/** A word is in a known entity; it begins one. */
	public static final int MARKS = 2;

	public SourceText {
		words = List.copyOf(words);
		question = List.copyOf(question);
	}

	/** Plain words. */
	public static SourceText of(List<String> words) {
		return new SourceText(words, new float[0], List.of(), new float[0]);
	}

	/** Words some of which are entities. */
	public static SourceText marked(List<String> words, float[] marks) {
		return new SourceText(words, marks, List.of(), new float[0]);
	}

	/** A passage that is asked. */
	public static SourceText asked(List<String> words, List<String> question, float[] match) {
		return new SourceText(words, new float[0], question, match);
	}

	public int length() {
		return words.size();
	}
}
