package org.lorgnette.engine.djl.writing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.djl.generation.Sampling;

/**
 * The probability of a word is that of all ways to write it (See et al. 2017): what the vocabulary gives to a word that stands in the
 * source goes to its places there, in proportion to theirs. What the vocabulary is left with are words that the source has not.
 */
final class CopiedWords {

	private final Map<Integer, int[]> places = new HashMap<>();

	/** @param forms of the words of the source */
	CopiedWords(Alphabet alphabet, List<String> forms) {
		for (int place = 0; place < forms.size(); place++) {
			int word = alphabet.word(forms.get(place));
			if (word >= 0) {
				int[] before = places.getOrDefault(word, new int[0]);
				int[] more = Arrays.copyOf(before, before.length + 1);
				more[before.length] = alphabet.copy(place);
				places.put(word, more);
			}
		}
	}

	/** Logarithms of the probabilities of all tokens. */
	double[] logProbabilities(float[] logits) {
		double[] logs = Sampling.logProbabilities(logits);
		places.forEach((word, copies) -> {
			double copied = 0;
			for (int copy : copies) {
				copied += Math.exp(logs[copy]);
			}
			if (copied > 0) {
				double more = Math.log1p(Math.exp(logs[word]) / copied);
				for (int copy : copies) {
					logs[copy] += more;
				}
				logs[word] = Double.NEGATIVE_INFINITY;
			}
		});
		return logs;
	}
}
