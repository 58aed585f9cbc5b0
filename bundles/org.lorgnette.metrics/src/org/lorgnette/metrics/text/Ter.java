package org.lorgnette.metrics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translation edit rate (Snover et al., 2006) as sacreBLEU 2 re-implements Tercom, with its defaults: case folded, no
 * normalisation, punctuation kept, no special treatment of Asian scripts. Of several references the one with the fewest edits
 * counts, over the mean length of all references.
 */
public final class Ter implements TextMetric<TerStatistics> {

	@Override
	public TerStatistics zero() {
		return TerStatistics.ZERO;
	}

	@Override
	public TerStatistics segment(List<String> references, String hypothesis) {
		Parallel.checkReferences(references);
		Map<String, Integer> vocabulary = new HashMap<>();
		int[] hypothesisWords = words(hypothesis, vocabulary);
		long fewest = Long.MAX_VALUE;
		long length = 0;
		for (String reference : references) {
			int[] referenceWords = words(reference, vocabulary);
			fewest = Math.min(fewest, edits(referenceWords, hypothesisWords));
			length += referenceWords.length;
		}
		return new TerStatistics(fewest, (double) length / references.size());
	}

	private static int[] words(String segment, Map<String, Integer> vocabulary) {
		return PythonText.split(PythonText.lower(segment)).stream()
				.mapToInt(word -> vocabulary.computeIfAbsent(word, key -> vocabulary.size())).toArray();
	}

	/** Shifts that pay, each for the price of one edit, and then the edit distance that is left. */
	static long edits(int[] reference, int[] hypothesis) {
		if (reference.length == 0) {
			return hypothesis.length;
		}
		TerShifts shifts = new TerShifts(reference, hypothesis);
		long count = 0;
		while (shifts.improve()) {
			count++;
		}
		return count + shifts.distance();
	}
}
