package org.lorgnette.training.writing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the words of what is to be written. */
final class Vocabulary {

	/** What occurs less often is not worth a row of its own. */
	private static final int LEAST = 2;

	private final Map<String, Integer> counts = new HashMap<>();

	void add(String word) {
		counts.merge(word, 1, Integer::sum);
	}

	/** The most frequent words, the most frequent first. */
	List<String> words(int most) {
		// A line of a file holds a word.
		return counts.entrySet().stream().filter(entry -> entry.getValue() >= LEAST && entry.getKey().lines().count() == 1)
				.sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
				.limit(most).map(Map.Entry::getKey).toList();
	}
}
