package org.lorgnette.training.writing;

import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * How surprising it is that this was written, in nats for each token. A word that is in the vocabulary, too, may be written either way: what
 * counts is the sum of both probabilities (See et al. 2017).
 */
final class WritingLoss {

	private static final float NEVER = -1e4f;

	private final Alphabet alphabet;
	private final double smoothing;

	/** @param smoothing the part of the truth that is spread over all tokens there are (Szegedy et al. 2016) */
	WritingLoss(Alphabet alphabet, double smoothing) {
		this.alphabet = alphabet;
		this.smoothing = smoothing;
	}

	/**
	 * A scalar.
	 *
	 * @param logits [rows, t, tokens]
	 * @param written with the end
	 * @param weights of the rows
	 */
	NDArray of(NDArray logits, List<int[]> written, List<SourceText> sources, float[] weights, NDManager manager) {
		int rows = written.size();
		int length = (int) logits.getShape().get(1);
		int width = (int) logits.getShape().get(2);
		long[] one = new long[rows * length];
		long[] other = new long[one.length];
		float[] open = new float[one.length];
		float[] counted = new float[one.length];
		float all = 0;
		for (int row = 0; row < rows; row++) {
			int[] tokens = written.get(row);
			for (int i = 0; i < tokens.length; i++) {
				int at = row * length + i;
				one[at] = tokens[i];
				int word = alphabet.isCopy(tokens[i]) ? alphabet.word(sources.get(row).words().get(alphabet.place(tokens[i]))) : -1;
				other[at] = Math.max(word, 0);
				open[at] = word < 0 ? NEVER : 0;
				counted[at] = weights[row];
				all += weights[row];
			}
		}
		Shape column = new Shape(one.length, 1);
		NDArray logs = logits.reshape(one.length, width).logSoftmax(1);
		NDArray copied = logs.gather(manager.create(one, column), 1);
		NDArray spelled = logs.gather(manager.create(other, column), 1).add(manager.create(open, column));
		NDArray larger = copied.maximum(spelled);
		NDArray either = larger.add(copied.sub(larger).exp().add(spelled.sub(larger).exp()).log());
		if (smoothing > 0) {
			NDArray spread = logs.mul(share(sources, length, width, manager)).sum(new int[] {1}, true);
			either = DjlOps.scaled(either, (float) (1 - smoothing)).add(DjlOps.scaled(spread, (float) smoothing));
		}
		return DjlOps.scaled(either.mul(manager.create(counted, column)).sum(), -1 / Math.max(all, 1e-6f));
	}

	/** Of each token there is the same part, of padding none: [rows * t, tokens]. */
	private NDArray share(List<SourceText> sources, int length, int width, NDManager manager) {
		float[] shares = new float[sources.size() * length * width];
		for (int row = 0; row < sources.size(); row++) {
			int tokens = alphabet.copy(sources.get(row).length());
			for (int i = 0; i < length; i++) {
				Arrays.fill(shares, (row * length + i) * width, (row * length + i) * width + tokens, 1f / tokens);
			}
		}
		return manager.create(shares, new Shape((long) sources.size() * length, width));
	}
}
