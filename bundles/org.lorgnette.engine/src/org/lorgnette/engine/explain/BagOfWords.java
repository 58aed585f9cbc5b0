package org.lorgnette.engine.explain;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.lorgnette.model.Span;

/** How often words occur, in whatever order, regardless of case (Unicode NFC, root locale). Immutable. */
public final class BagOfWords {

	private final Map<String, Integer> counts;

	private BagOfWords(Map<String, Integer> counts) {
		this.counts = Collections.unmodifiableMap(counts);
	}

	/** The words of a text: runs of letters and digits; other characters do not count. */
	public static BagOfWords ofText(String text) {
		return of(Words.split(text).stream().map(span -> word(text, span)).filter(BagOfWords::isWord).toList());
	}

	public static BagOfWords of(Collection<String> words) {
		Map<String, Integer> counts = new TreeMap<>();
		words.forEach(word -> counts.merge(normalized(word), 1, Integer::sum));
		return new BagOfWords(counts);
	}

	private static String word(String text, Span span) {
		return span.of(text);
	}

	static boolean isWord(String word) {
		return Character.isLetterOrDigit(word.codePointAt(0));
	}

	static String normalized(String word) {
		return Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	/** By word in alphabetical order. */
	public Map<String, Integer> counts() {
		return counts;
	}

	/** 0..1; empty if one of the bags is. */
	public OptionalDouble cosine(BagOfWords other) {
		double product = 0;
		for (Map.Entry<String, Integer> entry : counts.entrySet()) {
			product += (double) entry.getValue() * other.counts.getOrDefault(entry.getKey(), 0);
		}
		double lengths = squaredLength() * other.squaredLength();
		return lengths == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, product / Math.sqrt(lengths)));
	}

	/** The Euclidean distance of the counts. */
	public double distance(BagOfWords other) {
		Set<String> words = new HashSet<>(counts.keySet());
		words.addAll(other.counts.keySet());
		long sum = 0;
		for (String word : words) {
			long difference = counts.getOrDefault(word, 0) - other.counts.getOrDefault(word, 0);
			sum += difference * difference;
		}
		return Math.sqrt(sum);
	}

	private double squaredLength() {
		return counts.values().stream().mapToDouble(count -> (double) count * count).sum();
	}
}
