package org.lorgnette.metrics.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Summary-level ROUGE-L: of each reference sentence the union of its longest common subsequences with all hypothesis sentences,
 * clipped by how often each token occurs on both sides.
 */
final class UnionLcs {

	private UnionLcs() {
	}

	static long hits(List<List<String>> reference, List<List<String>> hypothesis) {
		Map<String, Integer> vocabulary = new HashMap<>();
		List<int[]> referenceSentences = reference.stream().map(sentence -> ids(sentence, vocabulary)).toList();
		List<int[]> hypothesisSentences = hypothesis.stream().map(sentence -> ids(sentence, vocabulary)).toList();
		// A token is used up once it was hit as often as the hypothesis has it; its own occurrences bound it on the other side.
		int[] left = new int[vocabulary.size()];
		hypothesisSentences.forEach(sentence -> {
			for (int token : sentence) {
				left[token]++;
			}
		});
		long hits = 0;
		for (int[] sentence : referenceSentences) {
			BitSet union = new BitSet(sentence.length);
			for (int[] other : hypothesisSentences) {
				mark(sentence, other, union);
			}
			for (int i = union.nextSetBit(0); i >= 0; i = union.nextSetBit(i + 1)) {
				if (left[sentence[i]] > 0) {
					left[sentence[i]]--;
					hits++;
				}
			}
		}
		return hits;
	}

	private static int[] ids(List<String> sentence, Map<String, Integer> vocabulary) {
		return sentence.stream().mapToInt(token -> vocabulary.computeIfAbsent(token, key -> vocabulary.size())).toArray();
	}

	/** Marks the positions of one longest common subsequence; which one of several is the script's choice: up before left. */
	private static void mark(int[] reference, int[] hypothesis, BitSet union) {
		int[] lengths = new int[hypothesis.length + 1];
		BitSet[] up = new BitSet[reference.length];
		for (int i = 0; i < reference.length; i++) {
			up[i] = new BitSet(hypothesis.length);
			int corner = 0;
			for (int j = 0; j < hypothesis.length; j++) {
				int above = lengths[j + 1];
				if (reference[i] == hypothesis[j]) {
					lengths[j + 1] = corner + 1;
				} else if (above >= lengths[j]) {
					up[i].set(j);
				} else {
					lengths[j + 1] = lengths[j];
				}
				corner = above;
			}
		}
		int i = reference.length;
		int j = hypothesis.length;
		while (i > 0 && j > 0) {
			if (reference[i - 1] == hypothesis[j - 1]) {
				i--;
				j--;
				union.set(i);
			} else if (up[i - 1].get(j - 1)) {
				i--;
			} else {
				j--;
			}
		}
	}
}
