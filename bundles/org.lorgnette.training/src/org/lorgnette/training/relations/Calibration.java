package org.lorgnette.training.relations;

import java.util.List;

/** Finds the temperature at which probabilities of labels say best how often they are right (Guo et al. 2017). */
final class Calibration {

	private static final double LEAST = 0.25;
	private static final double MOST = 8;
	private static final double FACTOR = 1.02;

	private Calibration() {
	}

	/** The temperature with the least log loss; 1 without pairs. */
	static double temperature(LabelSet labels, List<PairExample> pairs, List<float[]> logits) {
		double best = 1;
		double least = Double.POSITIVE_INFINITY;
		for (double temperature = LEAST; temperature <= MOST; temperature *= FACTOR) {
			double loss = loss(labels, pairs, logits, temperature);
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		return best;
	}

	/**
	 * The mean of the negative log-probability of what is right: of any of a pair's labels. Pairs with none of the model's labels
	 * are left out. Not a number without pairs.
	 */
	static double loss(LabelSet labels, List<PairExample> pairs, List<float[]> logits, double temperature) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < pairs.size(); i++) {
			int[] gold = labels.numbers(pairs.get(i));
			if (gold.length > 0) {
				float[] scores = logits.get(i);
				double right = Double.NEGATIVE_INFINITY;
				double all = Double.NEGATIVE_INFINITY;
				for (int label = 0; label < scores.length; label++) {
					all = logAdd(all, scores[label] / temperature);
				}
				for (int label : gold) {
					right = logAdd(right, scores[label] / temperature);
				}
				sum += all - right;
				count++;
			}
		}
		return sum / count;
	}

	private static double logAdd(double a, double b) {
		double larger = Math.max(a, b);
		return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
	}
}
