package org.lorgnette.metrics.text;

/**
 * Greedy search for block shifts that bring the hypothesis nearer to the reference, with the limits and the ranking of Tercom as
 * found in sacreBLEU: blocks of at most 10 words, moved from at most 50 words away, 1000 candidates per segment in all.
 */
final class TerShifts {

	private static final int MAX_SIZE = 10;
	private static final int MAX_OFFSET = 50;
	private static final int MAX_CANDIDATES = 1000;

	private final int[] reference;
	private final BeamEditDistance matrix;
	private int[] hypothesis;
	private int candidates;

	private int bestGain;
	private int bestLength;
	private int bestStart;
	private int bestTarget;

	TerShifts(int[] reference, int[] hypothesis) {
		this.reference = reference;
		this.hypothesis = hypothesis;
		this.matrix = new BeamEditDistance(reference, hypothesis.length);
		matrix.fill(hypothesis);
	}

	/** The edit distance that is left after the shifts done so far. */
	int distance() {
		return matrix.distance();
	}

	/**
	 * Does the best shift.
	 *
	 * @return false if none pays, or if the candidates are used up: the shift found last is then not done, as in the original
	 */
	boolean improve() {
		if (!search() || candidates >= MAX_CANDIDATES || bestGain <= 0) {
			return false;
		}
		hypothesis = shifted(bestStart, bestLength, bestTarget);
		matrix.fill(hypothesis);
		return true;
	}

	private boolean search() {
		TerAlignment alignment = matrix.alignment();
		boolean found = false;
		for (int start = 0; start < hypothesis.length; start++) {
			int last = Math.min(reference.length - 1, start + MAX_OFFSET);
			for (int target = Math.max(0, start - MAX_OFFSET); target <= last; target++) {
				int limit = Math.min(MAX_SIZE, Math.min(hypothesis.length - start, reference.length - target));
				for (int length = 1; length <= limit
						&& hypothesis[start + length - 1] == reference[target + length - 1]; length++) {
					if (!alignment.worthMoving(start, target, length)) {
						continue;
					}
					found |= tryTargets(alignment, start, target, length, found);
					if (candidates >= MAX_CANDIDATES) {
						return found;
					}
				}
			}
		}
		return found;
	}

	/** Tries to put the block before its counterpart and after each of the counterpart's words. */
	private boolean tryTargets(TerAlignment alignment, int start, int referenceStart, int length, boolean found) {
		boolean any = found;
		int previous = -1;
		for (int offset = -1; offset < length; offset++) {
			int position = referenceStart + offset;
			int target = position < 0 ? 0 : alignment.hypothesisPosition(position) + 1;
			if (target == previous) {
				continue;
			}
			previous = target;
			int gain = matrix.distance() - matrix.distance(shifted(start, length, target), Math.min(start, target));
			candidates++;
			if (!any || isBetter(gain, length, start, target)) {
				any = true;
				bestGain = gain;
				bestLength = length;
				bestStart = start;
				bestTarget = target;
			}
		}
		return any;
	}

	/** Highest gain, then longest block, then earliest block, then earliest target. */
	private boolean isBetter(int gain, int length, int start, int target) {
		if (gain != bestGain) {
			return gain > bestGain;
		}
		if (length != bestLength) {
			return length > bestLength;
		}
		if (start != bestStart) {
			return start < bestStart;
		}
		return target < bestTarget;
	}

	private int[] shifted(int start, int length, int target) {
		int end = start + length;
		int[] words = hypothesis.clone();
		if (target < start) {
			System.arraycopy(hypothesis, start, words, target, length);
			System.arraycopy(hypothesis, target, words, target + length, start - target);
		} else {
			// A target within the block counts from the block's end.
			int to = target > end ? target : Math.min(target + length, hypothesis.length);
			System.arraycopy(hypothesis, end, words, start, to - end);
			System.arraycopy(hypothesis, start, words, start + to - end, length);
		}
		return words;
	}
}
