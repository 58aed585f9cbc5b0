package org.lorgnette.training.weights;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;

/** The parameters of a network by their paths in the tree of blocks. */
public final class NetParameters {

	private NetParameters() {
	}

	/** In the order of the tree; one that several blocks share is there once, under its first path. */
	public static SequencedMap<String, Parameter> of(Block net) {
		SequencedMap<String, Parameter> byName = new LinkedHashMap<>();
		Map<Parameter, String> seen = new IdentityHashMap<>();
		for (Pair<String, Parameter> pair : net.getParameters()) {
			if (seen.putIfAbsent(pair.getValue(), pair.getKey()) == null && byName.put(pair.getKey(), pair.getValue()) != null) {
				throw new IllegalArgumentException("two parameters of " + net.getClass().getSimpleName() + " have the path "
						+ pair.getKey());
			}
		}
		return Collections.unmodifiableSequencedMap(byName);
	}

	/**
	 * The values of a parameter, its last axis fastest.
	 *
	 * @throws IllegalStateException if it has none yet
	 */
	public static float[] values(String name, Parameter parameter) {
		if (!parameter.isInitialized()) {
			throw new IllegalStateException("parameter '" + name + "' has no values; initialise or load the network first");
		}
		NDArray array = parameter.getArray();
		if (array.getDataType() == DataType.FLOAT32) {
			return array.toFloatArray();
		}
		try (NDArray floats = array.toType(DataType.FLOAT32, true)) {
			return floats.toFloatArray();
		}
	}

	/** @throws IOException that names {@code where}, the tensor and the place if a value is infinite or not a number */
	public static void requireFinite(String where, String name, float[] values) throws IOException {
		for (int i = 0; i < values.length; i++) {
			if (!Float.isFinite(values[i])) {
				throw new IOException(where + ": tensor '" + name + "' has " + values[i] + " as value " + i
						+ "; a network with such weights computes nothing, its training diverged or the file is damaged");
			}
		}
	}
}
