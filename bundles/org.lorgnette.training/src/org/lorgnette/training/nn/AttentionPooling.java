package org.lorgnette.training.nn;

import java.util.List;

/** A sequence as the mean of its vectors, weighted by a softmax over a learned score of each. */
public final class AttentionPooling extends Net {

	private final Dense score;

	public AttentionPooling(int width) {
		score = child("score", new Dense(width, 1));
	}

	/**
	 * @param x [batch, n, width]
	 * @param mask 1 and 0 for padding, [batch, n]
	 * @return [batch, 1, width]
	 */
	public <T> T pool(Ops<T> ops, T x, T mask) {
		return mean(ops, x, weights(ops, x, mask));
	}

	/** The same; the weights are tapped under a name as those of one head for one query, [batch, 1, 1, n]. */
	public <T> T pool(Ops<T> ops, T x, T mask, String tap) {
		T weights = weights(ops, x, mask);
		ops.tap(tap, ops.expand(ops.expand(weights, 1), 1));
		return mean(ops, x, weights);
	}

	private <T> T weights(Ops<T> ops, T x, T mask) {
		T scores = ops.add(ops.reshape(score.apply(ops, x), 0, 0), ops.affine(mask, -Attention.MASKED, Attention.MASKED));
		return ops.softmax(scores, -1);
	}

	/** The mean of vectors [batch, n, width] with weights [batch, n] that sum to 1; [batch, 1, width]. */
	public static <T> T mean(Ops<T> ops, T x, T weights) {
		return ops.matMul(ops.expand(weights, 1), x);
	}

	/** Inputs: x, mask. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(pool(ops, inputs.get(0), inputs.get(1)));
	}
}
