package org.lorgnette.training.export;

import java.util.List;

/**
 * A declared input of a model.
 *
 * @param axes each a fixed length in digits, or a name such as {@code batch}: axes of one name have one
 *        length, known when the model runs
 */
public record TensorSpec(String name, ElementType type, List<String> axes) {

	/** @throws IllegalArgumentException unless the type is FLOAT or INT64 */
	public TensorSpec {
		if (type != ElementType.FLOAT && type != ElementType.INT64) {
			throw new IllegalArgumentException("input " + name + " is " + type + "; expected FLOAT or INT64");
		}
		axes = List.copyOf(axes);
	}

	public static TensorSpec floats(String name, String... axes) {
		return new TensorSpec(name, ElementType.FLOAT, List.of(axes));
	}

	public static TensorSpec integers(String name, String... axes) {
		return new TensorSpec(name, ElementType.INT64, List.of(axes));
	}
}
