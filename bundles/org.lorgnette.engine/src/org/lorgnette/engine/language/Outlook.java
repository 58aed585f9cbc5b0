package org.lorgnette.engine.language;

/** What may come next: a probability for each piece, by its number. */
public final class Outlook {

	private final double[] logits;
	private final double norm;
	private final double entropy;
	private final double variance;

	/** @param norm what is taken off the logits, so that they are logarithms of probabilities */
	private Outlook(double[] logits, double norm, double entropy, double variance) {
		this.logits = logits;
		this.norm = norm;
		this.entropy = entropy;
		this.variance = variance;
	}

	/** Of numbers that are logarithms of probabilities but for one sum. */
	public static Outlook ofLogits(float[] given) {
		double largest = Double.NEGATIVE_INFINITY;
		double[] logits = new double[given.length];
		for (int id = 0; id < logits.length; id++) {
			logits[id] = given[id];
			largest = Math.max(largest, logits[id]);
		}
		double all = 0;
		double first = 0;
		double second = 0;
		for (double logit : logits) {
			double below = logit - largest;
			double weight = Math.exp(below);
			if (weight > 0) {
				all += weight;
				first += weight * below;
				second += weight * below * below;
			}
		}
		// Log-probabilities are those numbers less the logarithm of their sum, which moves their mean and not their variance.
		double mean = first / all;
		return new Outlook(logits, largest + Math.log(all), Math.log(all) - mean, Math.max(0, second / all - mean * mean));
	}

	/**
	 * @param probabilities which sum to 1
	 * @param logs their natural logarithms
	 */
	public static Outlook ofProbabilities(double[] probabilities, double[] logs) {
		double first = 0;
		double second = 0;
		for (int id = 0; id < logs.length; id++) {
			if (probabilities[id] > 0) {
				double part = probabilities[id] * logs[id];
				first += part;
				second += part * logs[id];
			}
		}
		return new Outlook(logs, 0, -first, Math.max(0, second - first * first));
	}

	/** Natural logarithm, 0 or below. */
	public double logProbability(int id) {
		return Math.min(0, logits[id] - norm);
	}

	/** How many pieces are likelier. */
	public int rank(int id) {
		int rank = 0;
		for (double logit : logits) {
			if (logit > logits[id]) {
				rank++;
			}
		}
		return rank;
	}

	/** In nats. */
	public double entropy() {
		return entropy;
	}

	/** Of the log-probability of a piece that is drawn, in square nats. */
	public double variance() {
		return variance;
	}

	/** The likeliest pieces from the likeliest on, the first among equals; fewer if there are not so many. */
	public int[] likeliest(int count) {
		int wanted = Math.min(count, logits.length);
		int[] best = new int[wanted];
		int found = 0;
		for (int id = 0; id < logits.length && wanted > 0; id++) {
			if (found == wanted && logits[id] <= logits[best[found - 1]]) {
				continue;
			}
			int at = found < wanted ? found++ : found - 1;
			for (; at > 0 && logits[best[at - 1]] < logits[id]; at--) {
				best[at] = best[at - 1];
			}
			best[at] = id;
		}
		return best;
	}

	/**
	 * Draws a piece.
	 *
	 * @param chance in 0..1, 1 excluded
	 */
	public int draw(WritingOptions options, double chance) {
		return options.choose(logits, chance);
	}
}
