package org.lorgnette.metrics.text;

/**
 * Which hypothesis word each reference word is aligned to, and which words of both are wrong.
 *
 * @param positions       for each reference word the aligned hypothesis word, or the last one before it, -1 if there is none
 * @param referenceErrors for each reference word whether it is substituted or missing
 * @param hypothesisErrors for each hypothesis word whether it is substituted or superfluous
 */
record TerAlignment(int[] positions, boolean[] referenceErrors, boolean[] hypothesisErrors) {

	int hypothesisPosition(int referencePosition) {
		return positions[referencePosition];
	}

	/** Whether the block is wrong where it is, is missing where it could go, and would not move within itself. */
	boolean worthMoving(int start, int referenceStart, int length) {
		int aligned = positions[referenceStart];
		return any(hypothesisErrors, start, length) && any(referenceErrors, referenceStart, length)
				&& !(start <= aligned && aligned < start + length);
	}

	private static boolean any(boolean[] errors, int start, int length) {
		for (int i = start; i < start + length; i++) {
			if (errors[i]) {
				return true;
			}
		}
		return false;
	}
}
