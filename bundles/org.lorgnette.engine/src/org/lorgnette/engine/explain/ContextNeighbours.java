package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Words that occur in like surroundings: each word is the bag of the words around its occurrences in given texts, and words are
 * as alike as the cosine of their bags. What an engine's vectors are to be held against: it knows nothing but the texts.
 */
public final class ContextNeighbours {

	private final Map<String, BagOfWords> contexts = new TreeMap<>();

	/**
	 * @param texts
	 *            surroundings do not reach from one into the next
	 * @param window
	 *            how many words to the left and to the right count, 1 or more
	 */
	public ContextNeighbours(List<String> texts, int window) {
		if (window < 1) {
			throw new IllegalArgumentException("window: " + window + "; expected 1 or more words");
		}
		Map<String, List<String>> around = new HashMap<>();
		for (String text : texts) {
			List<String> words = Words.split(text).stream().map(span -> span.of(text)).filter(BagOfWords::isWord)
					.map(BagOfWords::normalized).toList();
			for (int i = 0; i < words.size(); i++) {
				List<String> context = around.computeIfAbsent(words.get(i), word -> new ArrayList<>());
				context.addAll(words.subList(Math.max(0, i - window), i));
				context.addAll(words.subList(i + 1, Math.min(words.size(), i + 1 + window)));
			}
		}
		around.forEach((word, context) -> contexts.put(word, BagOfWords.of(context)));
	}

	/**
	 * The words whose surroundings are the most alike, the most alike first, ties in alphabetical order; those with nothing in
	 * common left out.
	 */
	public List<Neighbour> nearest(String word, int count) {
		BagOfWords context = contexts.get(BagOfWords.normalized(word));
		if (context == null) {
			return List.of();
		}
		List<Neighbour> found = new ArrayList<>();
		contexts.forEach((other, bag) -> {
			OptionalDouble cosine = context.cosine(bag);
			if (!other.equals(BagOfWords.normalized(word)) && cosine.orElse(0) > 0) {
				found.add(new Neighbour(other, cosine.getAsDouble()));
			}
		});
		// The words come in alphabetical order, and the sort is stable.
		found.sort(Comparator.comparingDouble(Neighbour::similarity).reversed());
		return List.copyOf(found.subList(0, Math.min(count, found.size())));
	}

	/** The cosine of two words' surroundings, 0..1; empty if one of them does not occur, or only alone. */
	public OptionalDouble similarity(String one, String other) {
		BagOfWords first = contexts.get(BagOfWords.normalized(one));
		BagOfWords second = contexts.get(BagOfWords.normalized(other));
		return first == null || second == null ? OptionalDouble.empty() : first.cosine(second);
	}
}
