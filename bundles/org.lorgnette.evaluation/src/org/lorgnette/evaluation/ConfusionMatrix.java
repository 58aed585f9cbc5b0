package org.lorgnette.evaluation;

import java.util.List;

/**
 * Counts of items by gold label (row) and predicted label (column). The last row counts predicted items that the gold does not
 * have, the last column gold items that were not predicted; {@code labels} names the others, in the same order for both.
 */
public record ConfusionMatrix(List<String> labels, long[][] counts) {

	/** Stands among the labels for all that are too rare for a row of their own. */
	public static final String OTHERS = "\u2026";

	/** @throws IllegalArgumentException unless the matrix has one row and column more than labels */
	public ConfusionMatrix {
		labels = List.copyOf(labels);
		long[][] copy = new long[counts.length][];
		for (int row = 0; row < counts.length; row++) {
			copy[row] = counts[row].clone();
			if (counts.length != labels.size() + 1 || counts[row].length != labels.size() + 1) {
				throw new IllegalArgumentException("expected a square of " + (labels.size() + 1) + " for " + labels);
			}
		}
		counts = copy;
	}

	/** The count for a gold and a predicted label by index; index {@code labels.size()} stands for none. */
	public long count(int gold, int predicted) {
		return counts[gold][predicted];
	}
}
