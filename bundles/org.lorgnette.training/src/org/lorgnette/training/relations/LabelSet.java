package org.lorgnette.training.relations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one output of a network decides between: no relation first, then relations by name. */
final class LabelSet {

	private final List<String> labels = new ArrayList<>(List.of(GoldRelations.NONE));
	private final Map<String, Integer> numbers = new HashMap<>();
	private final double[] weights;

	/**
	 * All labels of some corpora.
	 *
	 * @param balance 0 for equal weights of examples, 1 for equal weights of labels
	 */
	LabelSet(List<RelationCorpus> corpora, double balance) {
		Set<String> sorted = new TreeSet<>();
		corpora.forEach(corpus -> sorted.addAll(corpus.labels()));
		labels.addAll(sorted);
		labels.forEach(label -> numbers.put(label, numbers.size()));
		weights = weights(corpora, balance);
	}

	private double[] weights(List<RelationCorpus> corpora, double balance) {
		double[] counts = new double[labels.size()];
		corpora.forEach(corpus -> corpus.pairs().forEach(pair -> {
			int[] gold = numbers(pair);
			for (int label : gold) {
				counts[label] += 1.0 / gold.length;
			}
		}));
		double all = 0;
		double weighted = 0;
		double[] raised = new double[counts.length];
		for (int label = 0; label < counts.length; label++) {
			raised[label] = counts[label] == 0 ? 0 : Math.pow(counts[label], -balance);
			all += counts[label];
			weighted += counts[label] * raised[label];
		}
		for (int label = 0; label < raised.length; label++) {
			// The mean over examples is 1.
			raised[label] *= all / weighted;
		}
		return raised;
	}

	List<String> labels() {
		return labels;
	}

	int size() {
		return labels.size();
	}

	/** Whether all labels of a pair are here. */
	boolean knows(PairExample pair) {
		return numbers.keySet().containsAll(pair.labels());
	}

	/** The numbers of the labels of a pair, or that of no relation; those that are not here are left out. */
	int[] numbers(PairExample pair) {
		return pair.labels().isEmpty() ? new int[] { 0 }
				: pair.labels().stream().filter(numbers::containsKey).mapToInt(numbers::get).toArray();
	}

	/**
	 * Fills a row with what log-probabilities are multiplied by in the loss of a pair.
	 *
	 * @param smoothing the part that all labels share alike; the rest is for the labels of the pair
	 */
	void fillTargets(PairExample pair, double smoothing, float[] targets, int place) {
		int[] gold = numbers(pair);
		double weight = 0;
		for (int label : gold) {
			weight += weights[label] / gold.length;
		}
		for (int label = 0; label < size(); label++) {
			targets[place + label] = (float) (weight * smoothing / size());
		}
		for (int label : gold) {
			targets[place + label] += (float) (weight * (1 - smoothing) / gold.length);
		}
	}
}
