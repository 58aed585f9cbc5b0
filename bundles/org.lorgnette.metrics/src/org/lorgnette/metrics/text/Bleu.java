package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.List;

/**
 * BLEU (Papineni et al., 2002) with the defaults of sacreBLEU 2: tokeniser 13a, case kept, n-grams up to 4, exponential
 * smoothing, clipped by the most frequent reference, the closest reference length (the shorter of two equally close ones).
 */
public final class Bleu implements TextMetric<BleuStatistics> {

	static final int MAX_ORDER = 4;

	@Override
	public BleuStatistics zero() {
		return BleuStatistics.ZERO;
	}

	@Override
	public BleuStatistics segment(List<String> references, String hypothesis) {
		Parallel.checkReferences(references);
		List<String> words = Tokenizer13a.tokenize(hypothesis);
		List<List<String>> referenceWords = references.stream().map(Tokenizer13a::tokenize).toList();
		List<Long> correct = new ArrayList<>();
		List<Long> total = new ArrayList<>();
		for (int n = 1; n <= MAX_ORDER; n++) {
			int order = n;
			NGramCounts grams = NGramCounts.ofWords(words, n);
			NGramCounts allowed = referenceWords.stream().map(reference -> NGramCounts.ofWords(reference, order))
					.reduce(NGramCounts::union).orElseThrow();
			correct.add(grams.matches(allowed));
			total.add(grams.total());
		}
		return new BleuStatistics(words.size(), closestLength(words.size(), referenceWords), correct, total);
	}

	private static long closestLength(int length, List<List<String>> references) {
		int closest = references.getFirst().size();
		for (List<String> reference : references) {
			int distance = Math.abs(length - reference.size());
			int least = Math.abs(length - closest);
			if (distance < least || distance == least && reference.size() < closest) {
				closest = reference.size();
			}
		}
		return closest;
	}
}
