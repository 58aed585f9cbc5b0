package org.lorgnette.engine.djl.runtime;

import java.util.Arrays;

import org.lorgnette.engine.EngineException;

/** An output of a network: its values in row-major order, and its shape. Not to be changed. */
public record FloatTensor(float[] values, long[] shape) {

	/** The length of an axis. */
	public int length(int axis) {
		return Math.toIntExact(shape[axis]);
	}

	/**
	 * The values, if the shape is this one.
	 *
	 * @param name
	 *            of the output, for the message
	 * @throws EngineException
	 *             if the shape is another
	 */
	public float[] require(String name, long... expected) throws EngineException {
		if (!Arrays.equals(shape, expected)) {
			throw new EngineException("the output '" + name + "' of the network has the shape " + Arrays.toString(shape) + "; expected "
					+ Arrays.toString(expected));
		}
		return values;
	}

	/** @throws EngineException if a value in {@code [from, to)} is NaN or infinite */
	public void requireFinite(String name, int from, int to) throws EngineException {
		for (int i = from; i < to; i++) {
			// 0 for every finite value, else NaN.
			if (values[i] * 0 != 0) {
				throw new EngineException("the output '" + name + "' of the network holds " + values[i] + " at " + i
						+ "; expected finite numbers: its weights are damaged, or the numbers in it grew too large");
			}
		}
	}
}
