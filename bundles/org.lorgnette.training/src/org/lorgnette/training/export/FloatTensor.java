package org.lorgnette.training.export;

import java.util.function.Supplier;

/**
 * A parameter on its way into a graph.
 *
 * @param name its path in the tree of blocks
 * @param values the last axis fastest; fetched when written
 */
record FloatTensor(String name, long[] shape, Supplier<float[]> values) {

	/** How many rows a matrix has. */
	int rows() {
		return Math.toIntExact(shape[0]);
	}

	/** How many columns a matrix has. */
	int columns() {
		return Math.toIntExact(shape[1]);
	}

	/** @throws IllegalArgumentException unless it has two axes */
	void requireMatrix(String use) {
		if (shape.length != 2) {
			throw new IllegalArgumentException("parameter '" + name + "' is used as " + use + " but has " + shape.length
					+ " axes; expected 2");
		}
	}
}
