package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes answers of the scores of one window. A span of words scores the sum of its begin's and its end's score, no answer scores
 * the network's own score less the threshold, so that no answer wins if its margin over the best span is above the threshold.
 * Probabilities are a softmax over all spans that are not too long and no answer, at a temperature.
 */
public final class SpanDecoder {

	/**
	 * Words {@code [begin, end)} of the window.
	 *
	 * @param score the sum of the scores of begin and end
	 * @param logOdds the logarithm of how many times more likely these words and no others are the answer than that there is none
	 */
	public record Candidate(int begin, int end, double score, double logOdds) {
	}

	/**
	 * What was read in one window.
	 *
	 * @param spans the best first, none of which overlaps another
	 * @param margin of no answer over the best span, without the threshold
	 * @param logNone the logarithm of the probability that there is no answer
	 */
	public record Reading(List<Candidate> spans, double margin, double logNone) {

		/** The probability that there is no answer. */
		public double none() {
			return Math.exp(logNone);
		}

		/** The probability that a span is the answer. */
		public double probability(Candidate span) {
			return Math.min(1, Math.exp(span.logOdds() + logNone));
		}
	}

	private final int longest;
	private final double threshold;
	private final double temperature;

	/**
	 * @param longest words in an answer
	 * @param threshold the margin of no answer over the best span at which the two are equally likely
	 */
	public SpanDecoder(int longest, double threshold, double temperature) {
		if (longest < 1 || !(temperature > 0)) {
			throw new IllegalArgumentException("longest " + longest + ", temperature " + temperature);
		}
		this.longest = longest;
		this.threshold = threshold;
		this.temperature = temperature;
	}

	/** Words in the longest answer. */
	public int longest() {
		return longest;
	}

	/** The margin of no answer over the best span at which the two are equally likely. */
	public double threshold() {
		return threshold;
	}

	/** By which scores are divided. */
	public double temperature() {
		return temperature;
	}

	/** How many times more likely than no answer something with such a score is, as a logarithm. */
	double logOdds(double score, float none) {
		return (score - (none - threshold)) / temperature;
	}

	/**
	 * @param starts scores of begins, those of the window from {@code from} on
	 * @param words of the window, 1 or more
	 * @param none the network's score of no answer
	 * @param best how many spans are wanted
	 */
	public Reading read(float[] starts, float[] ends, int from, int words, float none, int best) {
		List<Candidate> spans = new ArrayList<>(best);
		boolean[] taken = new boolean[words];
		double bestScore = 0;
		double logPartition = 0;
		double noneScore = none - threshold;
		for (int n = 0; n < best; n++) {
			Candidate next = best(starts, ends, from, words, taken);
			if (next == null) {
				break;
			}
			if (n == 0) {
				bestScore = next.score();
				logPartition = logPartition(starts, ends, from, words, Math.max(bestScore, noneScore), noneScore);
			}
			for (int i = next.begin(); i < next.end(); i++) {
				taken[i] = true;
			}
			spans.add(new Candidate(next.begin(), next.end(), next.score(), (next.score() - noneScore) / temperature));
		}
		return new Reading(spans, none - bestScore, Math.min(0, noneScore / temperature - logPartition));
	}

	/** The best span without a word that is taken; of equal ones the first, and of these the shortest. Null if there is none. */
	private Candidate best(float[] starts, float[] ends, int from, int words, boolean[] taken) {
		int begin = -1;
		int end = -1;
		double most = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < words; i++) {
			for (int k = i; k < Math.min(words, i + longest) && !taken[k]; k++) {
				double score = (double) starts[from + i] + ends[from + k];
				if (score > most) {
					most = score;
					begin = i;
					end = k + 1;
				}
			}
		}
		return begin < 0 ? null : new Candidate(begin, end, most, 0);
	}

	private double logPartition(float[] starts, float[] ends, int from, int words, double largest, double none) {
		// Scaled by the largest begin and end apart, so that neither overflows; what underflows does not matter beside these.
		double topEnd = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < words; i++) {
			topEnd = Math.max(topEnd, ends[from + i]);
		}
		double[] weights = new double[words];
		for (int i = 0; i < words; i++) {
			weights[i] = Math.exp((ends[from + i] - topEnd) / temperature);
		}
		double sum = Math.exp((none - largest) / temperature);
		for (int i = 0; i < words; i++) {
			double reachable = 0;
			for (int k = i; k < Math.min(words, i + longest); k++) {
				reachable += weights[k];
			}
			if (reachable > 0) {
				sum += Math.exp((starts[from + i] + topEnd - largest) / temperature + Math.log(reachable));
			}
		}
		return largest / temperature + Math.log(sum);
	}
}
