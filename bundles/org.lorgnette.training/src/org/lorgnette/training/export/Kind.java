package org.lorgnette.training.export;

/**
 * What is known of a value before the model runs.
 *
 * @param rank how many axes it has
 */
record Kind(ElementType type, int rank) {

	static Kind floats(int rank) {
		return new Kind(ElementType.FLOAT, rank);
	}

	Kind withRank(int other) {
		return new Kind(type, other);
	}

	/** @throws IllegalArgumentException unless there is such an axis, counted from the end if negative */
	void requireAxis(int axis, String operation) {
		if (axis < -rank || axis >= rank) {
			throw new IllegalArgumentException(operation + " over axis " + axis + " of a value with " + rank + " axes");
		}
	}
}
