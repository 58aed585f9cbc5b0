package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/**
 * How much the score of a decision falls when words are hidden (Zeiler and Fergus 2014, section 4.2, for pictures; Li, Monroe and
 * Jurafsky 2016 for words). Exact for a score that is a sum over words; words that back each other up each seem to matter little.
 */
public final class Occlusion {

	private Occlusion() {
	}

	/**
	 * One value for each word: the score of the whole text less that of the text without the word, positive for a word that speaks
	 * for the decision. With windows of {@code n} words, each run of {@code n} words is hidden in turn, what the score loses is
	 * shared equally among them, and a word gets the mean of its shares.
	 *
	 * @param words
	 *            those that the scores count; windows do not reach from the question into the text
	 * @param window
	 *            1 or more
	 */
	public static double[] attribute(MaskedScores scores, List<Word> words, int window, ExplainListener listener,
			Cancellation cancellation) throws EngineException {
		if (window < 1) {
			throw new IllegalArgumentException("window: " + window + "; expected 1 or more words");
		}
		List<BitSet> hidden = new ArrayList<>();
		hidden.add(new BitSet());
		for (int from = 0; from < words.size();) {
			int to = from;
			while (to < words.size() && words.get(to).in() == words.get(from).in()) {
				to++;
			}
			for (int first = from; first == from || first + window <= to; first++) {
				BitSet run = new BitSet(words.size());
				run.set(first, Math.min(to, first + window));
				hidden.add(run);
			}
			from = to;
		}
		double[] measured = scores.of(hidden, listener, cancellation);
		double[] sums = new double[words.size()];
		int[] counts = new int[words.size()];
		for (int i = 1; i < measured.length; i++) {
			double share = (measured[0] - measured[i]) / hidden.get(i).cardinality();
			hidden.get(i).stream().forEach(word -> {
				sums[word] += share;
				counts[word]++;
			});
		}
		for (int word = 0; word < sums.length; word++) {
			sums[word] /= counts[word];
		}
		return sums;
	}
}
