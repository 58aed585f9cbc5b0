package org.lorgnette.engine.djl.writing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be written, as numbers: first the actions, the end of writing before all, then the words of a vocabulary, then the words of
 * the source by their places, so that a word of the source is written by pointing at it (Vinyals et al. 2015, See et al. 2017).
 */
public final class Alphabet {

	/** The first action of every model. */
	public static final String END = "<end>";
	/** Between two relations. */
	public static final String NEXT = "<next>";
	/** There is no answer. */
	public static final String NONE = "<none>";
	public static final int END_TOKEN = 0;
	/** Of {@link #NEXT} or {@link #NONE}, where there is such an action. */
	public static final int SECOND_TOKEN = 1;

	private final List<String> actions;
	private final List<String> words;
	private final Map<String, Integer> numbers = new HashMap<>();

	/** @throws IllegalArgumentException unless the end is the first action, and each action and word is there once */
	public Alphabet(List<String> actions, List<String> words) {
		this.actions = List.copyOf(actions);
		this.words = List.copyOf(words);
		if (actions.isEmpty() || !actions.getFirst().equals(END)) {
			throw new IllegalArgumentException("the first action is " + (actions.isEmpty() ? "missing" : actions.getFirst()) + "; expected "
					+ END);
		}
		if (actions.stream().distinct().count() < actions.size()) {
			throw new IllegalArgumentException("an action is there twice: " + actions);
		}
		for (String word : words) {
			if (numbers.put(word, actions.size() + numbers.size()) != null) {
				throw new IllegalArgumentException("the word '" + word + "' is in the vocabulary twice");
			}
		}
	}

	public List<String> actions() {
		return actions;
	}

	public List<String> words() {
		return words;
	}

	/** Actions and words of the vocabulary; the token of the first place of a source, too. */
	public int fixed() {
		return actions.size() + words.size();
	}

	/** The token of a word of the vocabulary; -1 if it is none. */
	public int word(String form) {
		return numbers.getOrDefault(form, -1);
	}

	/** The token of a place of the source. */
	public int copy(int place) {
		return fixed() + place;
	}

	public boolean isAction(int token) {
		return token < actions.size();
	}

	public boolean isCopy(int token) {
		return token >= fixed();
	}

	/** Which place of the source a token stands for. */
	public int place(int token) {
		return token - fixed();
	}

	/** An action, or a word of the vocabulary. */
	public String name(int token) {
		return isAction(token) ? actions.get(token) : words.get(token - actions.size());
	}
}
