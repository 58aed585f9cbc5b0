package org.lorgnette.training.weights;

import java.util.List;

/**
 * What the header of a safetensors file says of a tensor.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
public record TensorEntry(String name, TensorType type, List<Long> shape, long begin, long end) {

	public TensorEntry {
		shape = List.copyOf(shape);
	}

	/** How many values it has; 1 for a shape without axes. */
	public long elements() {
		return (end - begin) / type.bytes();
	}
}
