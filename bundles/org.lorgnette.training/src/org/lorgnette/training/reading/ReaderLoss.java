package org.lorgnette.training.reading;

import java.util.Arrays;
import java.util.List;

import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The negative log-likelihood of the gold answers, of which any will do (Clark and Gardner 2018): of whole spans among all spans
 * and no answer, and half of that of begins and of ends alone (Fajcik et al. 2021 found the sum of both to learn best). No answer
 * stands against a begin or an end with half of its score.
 */
final class ReaderLoss {

	private static final float IMPOSSIBLE = -1e4f;
	private static final float ALONE = 0.5f;

	private ReaderLoss() {
	}

	/** The weighted mean over a batch, a scalar. */
	static NDArray of(ReaderNet.Scores<NDArray> scores, List<Example> examples, NDManager manager) {
		int rows = examples.size();
		int length = (int) scores.starts().getShape().get(1);
		NDArray padding = ReadingBatch.mask(manager, examples).sub(1).mul(-IMPOSSIBLE);
		NDArray starts = scores.starts().add(padding);
		NDArray ends = scores.ends().add(padding);
		NDArray none = scores.none().expandDims(1);
		NDArray spans = starts.expandDims(2).add(ends.expandDims(1)).add(forward(manager, length)).reshape(rows,
				(long) length * length);
		float[] spanGold = impossible(rows, length * length + 1);
		float[] startGold = impossible(rows, length + 1);
		float[] endGold = impossible(rows, length + 1);
		float[] weights = new float[rows];
		for (int row = 0; row < rows; row++) {
			weights[row] = examples.get(row).weight();
			for (WordSpan span : examples.get(row).gold()) {
				spanGold[row * (length * length + 1) + span.begin() * length + span.end() - 1] = 0;
				startGold[row * (length + 1) + span.begin()] = 0;
				endGold[row * (length + 1) + span.end() - 1] = 0;
			}
			if (examples.get(row).gold().isEmpty()) {
				spanGold[(row + 1) * (length * length + 1) - 1] = 0;
				startGold[(row + 1) * (length + 1) - 1] = 0;
				endGold[(row + 1) * (length + 1) - 1] = 0;
			}
		}
		NDArray half = DjlOps.scaled(none, 0.5f);
		NDArray together = loss(spans.concat(none, 1), manager.create(spanGold, new Shape(rows, length * length + 1)));
		NDArray start = loss(starts.concat(half, 1), manager.create(startGold, new Shape(rows, length + 1)));
		NDArray end = loss(ends.concat(half, 1), manager.create(endGold, new Shape(rows, length + 1)));
		return DjlOps.scaled(together.add(DjlOps.scaled(start.add(end), ALONE)).mul(manager.create(weights)).sum(), 1f / rows);
	}

	/** 0 where an end is not before its begin, [1, begin, end]. */
	private static NDArray forward(NDManager manager, int length) {
		float[] values = new float[length * length];
		for (int begin = 1; begin < length; begin++) {
			Arrays.fill(values, begin * length, begin * length + begin, IMPOSSIBLE);
		}
		return manager.create(values, new Shape(1, length, length));
	}

	private static float[] impossible(int rows, int columns) {
		float[] values = new float[rows * columns];
		Arrays.fill(values, IMPOSSIBLE);
		return values;
	}

	/** [rows] */
	private static NDArray loss(NDArray scores, NDArray gold) {
		return logSumExp(scores).sub(logSumExp(scores.add(gold)));
	}

	private static NDArray logSumExp(NDArray x) {
		NDArray largest = x.max(new int[] { 1 }, true).stopGradient();
		return x.sub(largest).exp().sum(new int[] { 1 }).log().add(largest.squeeze(1));
	}
}
