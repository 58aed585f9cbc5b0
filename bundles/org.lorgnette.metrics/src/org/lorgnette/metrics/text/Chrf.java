package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.lorgnette.metrics.Counts;

/**
 * chrF (Popović, 2015) and chrF++ (Popović, 2017) with the defaults of sacreBLEU 2: white space removed, case kept, no epsilon
 * smoothing, orders without n-grams on either side left out of the mean. Of several references the one with the highest score
 * of the segment counts.
 *
 * @param characterOrder longest character n-gram, at least 1
 * @param wordOrder      longest word n-gram, 0 for chrF, 2 for chrF++
 * @param beta           weight of recall
 */
public record Chrf(int characterOrder, int wordOrder, double beta) implements TextMetric<ChrfStatistics> {

	public Chrf {
		if (characterOrder < 1 || wordOrder < 0 || !(beta > 0)) {
			throw new IllegalArgumentException("character order >= 1, word order >= 0 and beta > 0 expected, but they are "
					+ characterOrder + ", " + wordOrder + " and " + beta);
		}
	}

	/** chrF2: characters only. */
	public static Chrf chrf() {
		return withWordOrder(0);
	}

	/** chrF2++: words and pairs of words as well. */
	public static Chrf chrfPlusPlus() {
		return withWordOrder(2);
	}

	public static Chrf withWordOrder(int wordOrder) {
		return new Chrf(6, wordOrder, 2);
	}

	@Override
	public ChrfStatistics zero() {
		return new ChrfStatistics(beta, Collections.nCopies(characterOrder + wordOrder, Counts.ZERO));
	}

	@Override
	public ChrfStatistics segment(List<String> references, String hypothesis) {
		Parallel.checkReferences(references);
		List<NGramCounts> hypothesisGrams = grams(hypothesis);
		ChrfStatistics best = compare(references.getFirst(), hypothesisGrams);
		for (String reference : references.subList(1, references.size())) {
			ChrfStatistics statistics = compare(reference, hypothesisGrams);
			if (statistics.score() > best.score()) {
				best = statistics;
			}
		}
		return best;
	}

	private ChrfStatistics compare(String reference, List<NGramCounts> hypothesisGrams) {
		List<NGramCounts> referenceGrams = grams(reference);
		List<Counts> orders = new ArrayList<>(hypothesisGrams.size());
		for (int i = 0; i < hypothesisGrams.size(); i++) {
			NGramCounts inReference = referenceGrams.get(i);
			NGramCounts inHypothesis = hypothesisGrams.get(i);
			// The original does not count a hypothesis' n-grams where the reference has none.
			orders.add(inReference.total() == 0 ? Counts.ZERO
					: new Counts(inReference.total(), inHypothesis.total(), inHypothesis.matches(inReference)));
		}
		return new ChrfStatistics(beta, orders);
	}

	private List<NGramCounts> grams(String segment) {
		List<String> split = PythonText.split(segment);
		String text = String.join("", split);
		int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
		for (int i = 1; i < offsets.length; i++) {
			offsets[i] = text.offsetByCodePoints(offsets[i - 1], 1);
		}
		List<NGramCounts> grams = new ArrayList<>(characterOrder + wordOrder);
		for (int n = 1; n <= characterOrder; n++) {
			grams.add(NGramCounts.ofCharacters(text, offsets, n));
		}
		List<String> words = wordOrder > 0 ? separatePunctuation(split) : List.of();
		for (int n = 1; n <= wordOrder; n++) {
			grams.add(NGramCounts.ofWords(words, n));
		}
		return grams;
	}

	/** Cuts off one punctuation mark per word: the last character, else the first; "(hi)" becomes "(hi" and ")". */
	static List<String> separatePunctuation(List<String> split) {
		List<String> words = new ArrayList<>(split.size() + split.size() / 8);
		for (String word : split) {
			int last = word.length() - 1;
			if (last > 0 && PythonText.isAsciiPunctuation(word.charAt(last))) {
				words.add(word.substring(0, last));
				words.add(word.substring(last));
			} else if (last > 0 && PythonText.isAsciiPunctuation(word.charAt(0))) {
				words.add(word.substring(0, 1));
				words.add(word.substring(1));
			} else {
				words.add(word);
			}
		}
		return words;
	}
}
