package org.lorgnette.metrics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bag of n-grams of one order. */
final class NGramCounts {

	private final Map<String, int[]> counts = new HashMap<>();
	private long total;

	/** All n-grams of words; the words hold no blank, so that a blank can separate them. */
	static NGramCounts ofWords(List<String> words, int n) {
		NGramCounts grams = new NGramCounts();
		for (int i = 0; i + n <= words.size(); i++) {
			grams.add(n == 1 ? words.get(i) : String.join(" ", words.subList(i, i + n)));
		}
		return grams;
	}

	/** All n-grams of characters, a character being a code point that starts at one of the offsets; the last offset is the end. */
	static NGramCounts ofCharacters(String text, int[] offsets, int n) {
		NGramCounts grams = new NGramCounts();
		for (int i = 0; i + n < offsets.length; i++) {
			grams.add(text.substring(offsets[i], offsets[i + n]));
		}
		return grams;
	}

	private void add(String gram) {
		counts.computeIfAbsent(gram, key -> new int[1])[0]++;
		total++;
	}

	/** The number of n-grams, repetitions included. */
	long total() {
		return total;
	}

	/** The size of the intersection of the two bags. */
	long matches(NGramCounts other) {
		if (other.counts.size() < counts.size()) {
			return other.matches(this);
		}
		long matches = 0;
		for (Map.Entry<String, int[]> entry : counts.entrySet()) {
			int[] count = other.counts.get(entry.getKey());
			if (count != null) {
				matches += Math.min(entry.getValue()[0], count[0]);
			}
		}
		return matches;
	}

	/** The union of the two bags: of each n-gram as many as in the bag that has more. */
	NGramCounts union(NGramCounts other) {
		NGramCounts union = new NGramCounts();
		counts.forEach((gram, count) -> union.counts.put(gram, count.clone()));
		other.counts.forEach((gram, count) -> {
			int[] known = union.counts.computeIfAbsent(gram, key -> new int[1]);
			known[0] = Math.max(known[0], count[0]);
		});
		union.counts.values().forEach(count -> union.total += count[0]);
		return union;
	}
}
