package org.lorgnette.engine.djl.writing;

import java.util.Arrays;

/**
 * What was written of a source, token by token, with the logarithm of the probability of each; the end, where it was reached, included.
 */
public record Written(int[] tokens, double[] logs) {

	static final Written NOTHING = new Written(new int[0], new double[0]);

	Written then(int token, double log) {
		int length = tokens.length;
		int[] more = Arrays.copyOf(tokens, length + 1);
		double[] surer = Arrays.copyOf(logs, length + 1);
		more[length] = token;
		surer[length] = log;
		return new Written(more, surer);
	}

	/** The geometric mean of the probabilities of the tokens {@code [from, to)}. */
	public double score(int from, int to) {
		return Math.min(1, Math.exp(sum(from, to) / Math.max(1, to - from)));
	}

	/** The logarithm of the probability of all of it. */
	double sum() {
		return sum(0, tokens.length);
	}

	private double sum(int from, int to) {
		double sum = 0;
		for (int i = from; i < to; i++) {
			sum += logs[i];
		}
		return sum;
	}
}
