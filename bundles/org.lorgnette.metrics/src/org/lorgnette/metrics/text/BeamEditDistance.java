package org.lorgnette.metrics.text;

import java.util.Arrays;

/**
 * Word edit distance in a beam around the (stretched) diagonal. Holds the matrix of one hypothesis, whose rows are reused for
 * candidates that start with the same words. Equally cheap edits are preferred in the order: keep or substitute, delete, insert.
 */
final class BeamEditDistance {

	private static final int BEAM_WIDTH = 25;
	private static final int INFINITE = Integer.MAX_VALUE / 2;

	private static final byte UNDEFINED = 0;
	private static final byte KEEP = 1;
	private static final byte SUBSTITUTE = 2;
	private static final byte DELETE = 3;
	private static final byte INSERT = 4;

	/** The cells of one row inside the beam; cells outside are infinitely expensive. */
	private record Row(int from, int[] costs, byte[] edits) {

		int cost(int j) {
			return j >= from && j < from + costs.length ? costs[j - from] : INFINITE;
		}
	}

	private final int[] reference;
	private final int length;
	private final double ratio;
	private final int beam;
	private final Row[] rows;

	/** All hypotheses must have the given length. */
	BeamEditDistance(int[] reference, int length) {
		this.reference = reference;
		this.length = length;
		this.ratio = length == 0 ? 1 : (double) reference.length / length;
		// A hypothesis that is very much shorter needs a wider beam, or neighbouring rows would not overlap.
		this.beam = BEAM_WIDTH < ratio / 2 ? (int) Math.ceil(ratio / 2 + BEAM_WIDTH) : BEAM_WIDTH;
		this.rows = new Row[length + 1];
		int[] costs = new int[reference.length + 1];
		byte[] edits = new byte[reference.length + 1];
		for (int j = 0; j < costs.length; j++) {
			costs[j] = j;
			edits[j] = INSERT;
		}
		rows[0] = new Row(0, costs, edits);
	}

	/** Makes this the hypothesis that alignment and distance are about. */
	void fill(int[] hypothesis) {
		for (int i = 1; i <= length; i++) {
			rows[i] = next(rows[i - 1], i, hypothesis[i - 1]);
		}
	}

	int distance() {
		return rows[length].cost(reference.length);
	}

	/** The distance of a candidate whose first {@code common} words are those of the hypothesis. */
	int distance(int[] candidate, int common) {
		Row row = rows[common];
		for (int i = common + 1; i <= length; i++) {
			row = next(row, i, candidate[i - 1]);
		}
		return row.cost(reference.length);
	}

	private Row next(Row previous, int i, int word) {
		int diagonal = (int) Math.floor(i * ratio);
		int from = Math.max(0, diagonal - beam);
		int to = i == length ? reference.length + 1 : Math.min(reference.length + 1, diagonal + beam);
		int[] costs = new int[to - from];
		byte[] edits = new byte[to - from];
		int left = INFINITE;
		int above = previous.cost(from - 1);
		for (int j = from; j < to; j++) {
			int corner = above;
			above = previous.cost(j);
			int cost = INFINITE;
			byte edit = UNDEFINED;
			if (j > 0) {
				boolean same = word == reference[j - 1];
				int diagonalCost = same ? corner : corner + 1;
				if (diagonalCost < cost) {
					cost = diagonalCost;
					edit = same ? KEEP : SUBSTITUTE;
				}
			}
			if (above + 1 < cost) {
				cost = above + 1;
				edit = DELETE;
			}
			if (left + 1 < cost) {
				cost = left + 1;
				edit = INSERT;
			}
			costs[j - from] = cost;
			edits[j - from] = edit;
			left = cost;
		}
		return new Row(from, costs, edits);
	}

	/** Reads the alignment off the cheapest path from the end of the matrix to its beginning. */
	TerAlignment alignment() {
		int[] positions = new int[reference.length];
		boolean[] referenceErrors = new boolean[reference.length];
		boolean[] hypothesisErrors = new boolean[length];
		int i = length;
		int j = reference.length;
		Arrays.fill(hypothesisErrors, true);
		while (i > 0 || j > 0) {
			byte edit = rows[i].edits()[j - rows[i].from()];
			switch (edit) {
			case KEEP, SUBSTITUTE -> {
				i--;
				j--;
				positions[j] = i;
				referenceErrors[j] = edit == SUBSTITUTE;
				hypothesisErrors[i] = edit == SUBSTITUTE;
			}
			case INSERT -> {
				j--;
				positions[j] = i - 1;
				referenceErrors[j] = true;
			}
			case DELETE -> i--;
			default -> throw new IllegalStateException("the beam of the edit distance left a gap at " + i + ", " + j);
			}
		}
		return new TerAlignment(positions, referenceErrors, hypothesisErrors);
	}
}
