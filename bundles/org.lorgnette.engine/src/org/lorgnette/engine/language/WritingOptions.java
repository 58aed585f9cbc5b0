package org.lorgnette.engine.language;

import java.util.stream.IntStream;

/**
 * How a text is written on: probabilities are sharpened or flattened by the temperature, then all but the likeliest are left out.
 *
 * @param pieces the most that are written, 1 or more
 * @param temperature above 0; 0 for always the likeliest piece
 * @param topK how many of the likeliest pieces are drawn from; 0 for all (Fan et al. 2018)
 * @param topP the least number of likeliest pieces with this probability together is drawn from; 1 for all (Holtzman et al. 2020)
 * @param seed of the draw
 */
public record WritingOptions(int pieces, double temperature, int topK, double topP, long seed) {

	/** @throws IllegalArgumentException if a number is out of range */
	public WritingOptions {
		if (pieces < 1) {
			throw new IllegalArgumentException("pieces: expected 1 or more, got " + pieces);
		}
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

	/**
	 * What pieces are drawn with.
	 *
	 * @param logits logarithms of probabilities but for one sum; pieces with minus infinity are never drawn
	 */
	public double[] probabilities(double[] logits) {
		double[] probabilities = new double[logits.length];
		if (temperature == 0) {
			probabilities[likeliest(logits)] = 1;
			return probabilities;
		}
		int[] order = IntStream.range(0, logits.length).boxed()
				.sorted((a, b) -> logits[a] == logits[b] ? Integer.compare(a, b) : Double.compare(logits[b], logits[a]))
				.mapToInt(Integer::intValue).toArray();
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

	private static int likeliest(double[] logits) {
		int best = 0;
		for (int id = 1; id < logits.length; id++) {
			best = logits[id] > logits[best] ? id : best;
		}
		return best;
	}

	/**
	 * Draws a piece.
	 *
	 * @param logits as for {@link #probabilities}
	 * @param chance in 0..1, 1 excluded
	 */
	public int choose(double[] logits, double chance) {
		if (temperature == 0) {
			return likeliest(logits);
		}
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
}
