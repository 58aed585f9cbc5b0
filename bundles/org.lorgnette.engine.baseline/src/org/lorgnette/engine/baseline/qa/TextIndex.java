package org.lorgnette.engine.baseline.qa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;

/** The words of a text, its sentences as ranges of words, and for each stem the sentences that hold it. */
final class TextIndex {

	/** A sentence as the half-open range {@code [first, end)} of words. */
	record Range(int first, int end) {

		int length() {
			return end - first;
		}
	}

	private final List<Word> words;
	private final List<Range> sentences = new ArrayList<>();
	private final Map<String, int[]> postings = new HashMap<>();
	private final Map<String, Integer> counts = new HashMap<>();

	TextIndex(CharSequence text, Lexicon lexicon, Cancellation cancellation) {
		words = Words.of(text, lexicon, 0, text.length(), cancellation);
		int first = 0;
		for (int i = 1; i <= words.size(); i++) {
			if (i == words.size() || words.get(i).gap() == Word.Gap.SENTENCE) {
				sentences.add(new Range(first, i));
				first = i;
			}
		}
		for (int sentence = 0; sentence < sentences.size(); sentence++) {
			if (sentence % 1024 == 0) {
				cancellation.check();
			}
			Range range = sentences.get(sentence);
			for (int i = range.first(); i < range.end(); i++) {
				if (words.get(i).isContent()) {
					post(words.get(i).stem(), sentence);
				}
			}
		}
	}

	private void post(String stem, int sentence) {
		int count = counts.getOrDefault(stem, 0);
		int[] list = postings.computeIfAbsent(stem, key -> new int[2]);
		if (count > 0 && list[count - 1] == sentence) {
			return;
		}
		if (count == list.length) {
			list = Arrays.copyOf(list, 2 * count);
			postings.put(stem, list);
		}
		list[count] = sentence;
		counts.put(stem, count + 1);
	}

	List<Word> words() {
		return words;
	}

	List<Range> sentences() {
		return sentences;
	}

	/** In how many sentences a stem occurs. */
	int frequency(String stem) {
		return counts.getOrDefault(stem, 0);
	}

	/** The sentences that hold a stem, in order; the first {@link #frequency} entries count. */
	int[] sentencesWith(String stem) {
		return postings.getOrDefault(stem, new int[0]);
	}

	/** Robertson and Sparck Jones' weight in BM25's form, never below 0: {@code ln(1 + (N - n + 0.5) / (n + 0.5))}. */
	double weight(String stem) {
		int n = frequency(stem);
		return Math.log(1 + (sentences.size() - n + 0.5) / (n + 0.5));
	}

	double weight(Collection<String> stems) {
		return stems.stream().mapToDouble(this::weight).sum();
	}

	double meanLength() {
		return sentences.isEmpty() ? 1 : (double) words.size() / sentences.size();
	}
}
