package org.lorgnette.engine.explain;

import java.util.List;

/** Attention rollout (Abnar and Zuidema 2020, "Quantifying attention flow in transformers", section 3). */
public final class AttentionRollout {

	private AttentionRollout() {
	}

	/**
	 * How much of each unit of the input is in each unit after the last layer, if residual connections pass on as much as attention:
	 * the product of {@code 0.5 A + 0.5 I} over the layers, from the last to the first, each row made to sum to 1.
	 *
	 * @param layers
	 *            from the first on, each with the mean attention of its heads: square, all of one size, no weight negative
	 * @return (after, before); the identity without a layer is of no size, hence empty
	 * @throws IllegalArgumentException
	 *             if a layer is not of the size of the first
	 */
	public static double[][] of(List<double[][]> layers) {
		if (layers.isEmpty()) {
			return new double[0][];
		}
		int size = layers.getFirst().length;
		double[][] rolled = identity(size);
		for (double[][] layer : layers) {
			rolled = multiply(withResidual(layer, size), rolled);
		}
		return rolled;
	}

	private static double[][] identity(int size) {
		double[][] identity = new double[size][size];
		for (int i = 0; i < size; i++) {
			identity[i][i] = 1;
		}
		return identity;
	}

	private static double[][] withResidual(double[][] attention, int size) {
		if (attention.length != size) {
			throw new IllegalArgumentException("a layer of " + attention.length + " rows; expected " + size);
		}
		double[][] mixed = new double[size][size];
		for (int i = 0; i < size; i++) {
			if (attention[i].length != size) {
				throw new IllegalArgumentException("row " + i + " of " + attention[i].length + " weights; expected " + size);
			}
			double sum = 1;
			for (double weight : attention[i]) {
				sum += weight;
			}
			for (int j = 0; j < size; j++) {
				mixed[i][j] = (attention[i][j] + (i == j ? 1 : 0)) / sum;
			}
		}
		return mixed;
	}

	private static double[][] multiply(double[][] left, double[][] right) {
		int size = left.length;
		double[][] product = new double[size][size];
		for (int i = 0; i < size; i++) {
			for (int k = 0; k < size; k++) {
				double factor = left[i][k];
				if (factor != 0) {
					for (int j = 0; j < size; j++) {
						product[i][j] += factor * right[k][j];
					}
				}
			}
		}
		return product;
	}
}
