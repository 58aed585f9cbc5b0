package org.lorgnette.training.pretraining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.djl.features.WordForms;

/** All words of a corpus in a row, each as the number of its form. */
final class WordStream {

	private final Map<String, Integer> numbers = new HashMap<>();
	private final List<String> forms = new ArrayList<>();
	private int[] words = new int[1 << 20];
	private int length;

	void add(String word) {
		if (length == words.length) {
			words = Arrays.copyOf(words, length + (length >> 1));
		}
		words[length++] = numbers.computeIfAbsent(word, unused -> {
			forms.add(word);
			return forms.size() - 1;
		});
	}

	int length() {
		return length;
	}

	int word(int index) {
		return words[index];
	}

	/** The different words, by their numbers. */
	List<String> forms() {
		return forms;
	}

	/** How often each normalised form occurs. */
	Map<String, Long> counts() {
		long[] occurrences = new long[forms.size()];
		for (int i = 0; i < length; i++) {
			occurrences[words[i]]++;
		}
		Map<String, Long> counts = new LinkedHashMap<>();
		for (int form = 0; form < occurrences.length; form++) {
			counts.merge(WordForms.normalized(forms.get(form)), occurrences[form], Long::sum);
		}
		return counts;
	}
}
