package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.folder.AnswerCalibration;
import org.lorgnette.engine.djl.folder.NoAnswer;

/**
 * Makes answers of the scores of one window. A span of words scores the sum of its begin's and its end's score. Probabilities: among
 * the spans that are not too long, if one of them is the answer, a softmax at a temperature; that there is no answer, as
 * {@link NoAnswer} says.
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
	 * @param margin of the network's score of no answer over the best span
	 * @param any the logarithm of the odds that there is any answer
	 */
	public record Reading(List<Candidate> spans, double margin, double any) {

		/** The logarithm of the probability that there is no answer. */
		public double logNone() {
			return any > 0 ? -any - Math.log1p(Math.exp(-any)) : -Math.log1p(Math.exp(any));
		}

		/** The probability that there is no answer. */
		public double none() {
			return Math.exp(logNone());
		}

		/** The probability that a span is the answer. */
		public double probability(Candidate span) {
			return Math.min(1, Math.exp(span.logOdds() + logNone()));
		}
	}

	private final int longest;
	private final double temperature;
	private final NoAnswer noAnswer;

	/** @param longest words in an answer, 1 or more */
	public SpanDecoder(int longest, AnswerCalibration calibration) {
		if (longest < 1) {
			throw new IllegalArgumentException("longest " + longest);
		}
		this.longest = longest;
		this.temperature = calibration.temperature();
		this.noAnswer = calibration.noAnswer();
	}

	/** Words in the longest answer. */
	public int longest() {
		return longest;
	}

	/** By which scores are divided. */
	public double temperature() {
		return temperature;
	}

	public NoAnswer noAnswer() {
		return noAnswer;
	}

	/**
	 * @param starts scores of begins, those of the window from {@code from} on
	 * @param words of the window, 1 or more
	 * @param none the network's score of no answer
	 * @param best how many spans are wanted
	 */
	public Reading read(float[] starts, float[] ends, int from, int words, float none, int best) {
		double logSum = logSum(starts, ends, from, words);
		double any = noAnswer.logOddsOfAny(logSum - none / temperature);
		List<Candidate> spans = new ArrayList<>(best);
		boolean[] taken = new boolean[words];
		for (int n = 0; n < best; n++) {
			Candidate next = best(starts, ends, from, words, taken);
			if (next == null) {
				break;
			}
			for (int i = next.begin(); i < next.end(); i++) {
				taken[i] = true;
			}
			spans.add(new Candidate(next.begin(), next.end(), next.score(), next.score() / temperature - logSum + any));
		}
		return new Reading(spans, none - spans.getFirst().score(), any);
	}

	/** How many times more likely than no answer a span of the window with this score is, as a logarithm. */
	double logOdds(double score, float[] starts, float[] ends, int words, float none) {
		double logSum = logSum(starts, ends, 0, words);
		return score / temperature - logSum + noAnswer.logOddsOfAny(logSum - none / temperature);
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

	/** The logarithm of the sum over all spans of the exponential of their score at the temperature. */
	private double logSum(float[] starts, float[] ends, int from, int words) {
		// Scaled by the largest begin and end apart, so that neither overflows; what underflows does not matter beside these.
		double topStart = largest(starts, from, words);
		double topEnd = largest(ends, from, words);
		double[] weights = new double[words];
		for (int i = 0; i < words; i++) {
			weights[i] = Math.exp((ends[from + i] - topEnd) / temperature);
		}
		double sum = 0;
		for (int i = 0; i < words; i++) {
			double reachable = 0;
			for (int k = i; k < Math.min(words, i + longest); k++) {
				reachable += weights[k];
			}
			sum += Math.exp((starts[from + i] - topStart) / temperature) * reachable;
		}
		return (topStart + topEnd) / temperature + Math.log(sum);
	}

	private static double largest(float[] scores, int from, int words) {
		double largest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < words; i++) {
			largest = Math.max(largest, scores[from + i]);
		}
		return largest;
	}
}
