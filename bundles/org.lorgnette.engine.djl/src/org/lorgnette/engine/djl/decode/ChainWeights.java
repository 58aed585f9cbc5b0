package org.lorgnette.engine.djl.decode;

/**
 * What a chain adds to the emissions, in natural logarithms up to a constant.
 *
 * @param start for the first tag, [tags]
 * @param end for the last tag, [tags]
 * @param transitions from one tag to the next, [from * tags + to]
 */
public record ChainWeights(float[] start, float[] end, float[] transitions) {

	/** @throws IllegalArgumentException if the lengths do not fit together or a weight is not finite, naming it */
	public ChainWeights {
		if (end.length != start.length || transitions.length != start.length * start.length) {
			throw new IllegalArgumentException("start has " + start.length + " weights, end " + end.length + ", transitions "
					+ transitions.length + "; expected n, n and n * n");
		}
		requireFinite("start", start);
		requireFinite("end", end);
		requireFinite("transitions", transitions);
	}

	/** No preference at all: only the emissions and the scheme decide. */
	public static ChainWeights none(int tags) {
		return new ChainWeights(new float[tags], new float[tags], new float[tags * tags]);
	}

	public int tags() {
		return start.length;
	}

	private static void requireFinite(String name, float[] weights) {
		for (int i = 0; i < weights.length; i++) {
			if (!Float.isFinite(weights[i])) {
				throw new IllegalArgumentException(name + "[" + i + "] is " + weights[i] + "; expected a finite number");
			}
		}
	}
}
