package org.lorgnette.training.weights;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Tensors of floats by name, such as those of a file. */
public interface WeightSource {

	/** Where they come from, for messages. */
	String where();

	/** The lengths of the axes of each, by name. */
	Map<String, List<Long>> shapes();

	/**
	 * The values of one, its last axis fastest.
	 *
	 * @throws IOException if there is no such tensor, or it cannot be read
	 */
	float[] floats(String name) throws IOException;
}
