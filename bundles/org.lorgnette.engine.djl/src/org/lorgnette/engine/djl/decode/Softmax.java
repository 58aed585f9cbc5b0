package org.lorgnette.engine.djl.decode;

/** Probabilities of what excludes each other, from their scores. */
public final class Softmax {

	private Softmax() {
	}

	/** Of all scores, divided by a temperature. */
	public static double[] of(float[] logits, double temperature) {
		return of(logits, 0, logits.length, temperature);
	}

	/** Of so many scores from a place on, such as one row of a tensor. */
	public static double[] of(float[] logits, int from, int count, double temperature) {
		double largest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < count; i++) {
			largest = Math.max(largest, logits[from + i]);
		}
		double[] probabilities = new double[count];
		double sum = 0;
		for (int i = 0; i < count; i++) {
			probabilities[i] = Math.exp((logits[from + i] - largest) / temperature);
			sum += probabilities[i];
		}
		for (int i = 0; i < count; i++) {
			probabilities[i] /= sum;
		}
		return probabilities;
	}
}
