package org.lorgnette.engine.djl.generation;

import java.util.Arrays;
import java.util.stream.IntStream;

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
		if (!(temperature >= 0) || Double.isInfinite(temperature)) {
			throw new IllegalArgumentException("temperature: expected 0 or more, got " + temperature);
		}
		if (topK < 0) {
			throw new IllegalArgumentException("top-k: expected 0 or more, got " + topK);
		}
		if (!(topP > 0 && topP <= 1)) {
			throw new IllegalArgumentException("top-p: expected above 0 to 1, got " + topP);
		}
	}

	/** What pieces are drawn with; pieces with a logit of minus infinity are never drawn. */
	public double[] probabilities(float[] logits) {
		double[] probabilities = new double[logits.length];
		int[] order = IntStream.range(0, logits.length).boxed()
				.sorted((a, b) -> logits[a] == logits[b] ? Integer.compare(a, b) : Float.compare(logits[b], logits[a]))
				.mapToInt(Integer::intValue).toArray();
		if (temperature == 0) {
			probabilities[order[0]] = 1;
			return probabilities;
		}
		int left = topK == 0 ? order.length : Math.min(topK, order.length);
		double largest = logits[order[0]];
		double[] weights = new double[left];
		double all = 0;
		for (int i = 0; i < left; i++) {
			weights[i] = Math.exp((logits[order[i]] - largest) / temperature);
			all += weights[i];
		}
		double kept = 0;
		int count = 0;
		while (count < left && (count == 0 || kept < topP * all)) {
			kept += weights[count++];
		}
		for (int i = 0; i < count; i++) {
			probabilities[order[i]] = weights[i] / kept;
		}
		return probabilities;
	}

	/** @param chance in 0..1, 1 excluded */
	public int choose(float[] logits, double chance) {
		double[] probabilities = probabilities(logits);
		double sum = 0;
		for (int id = 0; id < probabilities.length; id++) {
			sum += probabilities[id];
			if (chance < sum) {
				return id;
			}
		}
		// What rounding left over goes to the last that may be drawn.
		return IntStream.range(0, probabilities.length).filter(id -> probabilities[id] > 0).max().orElseThrow();
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
