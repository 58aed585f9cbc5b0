package org.lorgnette.engine.djl.generation;

import java.util.Arrays;

import org.lorgnette.engine.language.WritingOptions;

/**
 * How one piece is drawn: probabilities are sharpened or flattened by the temperature, then all but the likeliest are left out.
 *
 * @param temperature above 0; 0 for always the likeliest
 * @param topK how many are left at most; 0 for all (Fan et al. 2018)
 * @param topP the least number of likeliest pieces that have this probability together is left; 1 for all (Holtzman et al. 2020)
 */
public record Sampling(double temperature, int topK, double topP) {

	/** Always the likeliest, the first among equals. */
	public static final Sampling GREEDY = new Sampling(0, 0, 1);

	/** @throws IllegalArgumentException if a number is out of range */
	public Sampling {
		options(temperature, topK, topP);
	}

	private static WritingOptions options(double temperature, int topK, double topP) {
		return new WritingOptions(1, temperature, topK, topP, 0);
	}

	/** What pieces are drawn with; pieces with a logit of minus infinity are never drawn. */
	public double[] probabilities(float[] logits) {
		return options(temperature, topK, topP).probabilities(doubles(logits));
	}

	/** @param chance in 0..1, 1 excluded */
	public int choose(float[] logits, double chance) {
		return options(temperature, topK, topP).choose(doubles(logits), chance);
	}

	private static double[] doubles(float[] logits) {
		double[] doubles = new double[logits.length];
		Arrays.setAll(doubles, id -> logits[id]);
		return doubles;
	}

	/** Natural logarithms of probabilities, at temperature 1 and of all pieces. */
	public static double[] logProbabilities(float[] logits) {
		double largest = Float.NEGATIVE_INFINITY;
		for (float logit : logits) {
			largest = Math.max(largest, logit);
		}
		double all = 0;
		for (float logit : logits) {
			all += Math.exp(logit - largest);
		}
		double norm = largest + Math.log(all);
		double[] result = new double[logits.length];
		Arrays.setAll(result, id -> logits[id] - norm);
		return result;
	}
}
