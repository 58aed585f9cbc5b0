package org.lorgnette.training.nn;

/** Concatenation and a perceptron: {@code P gelu(W [x; y])}, where y is the memory pooled by attention. */
public final class ConcatenationFusion extends Fusion {

	private final AttentionPooling pooling;
	private final Dense own;
	private final Dense other;
	private final Dense output;

	public ConcatenationFusion(int width) {
		pooling = child("pooling", new AttentionPooling(width));
		own = child("own", new Dense(width, width));
		other = child("other", new Dense(width, width));
		output = child("output", new Dense(width, width));
	}

	/** W [x; y] is computed as the sum of two maps, so that y need not be repeated for each x. */
	@Override
	public <T> T fuse(Ops<T> ops, T x, T memory, T mask, String tap) {
		T y = other.apply(ops, pooling.pool(ops, memory, mask, tap));
		return output.apply(ops, ops.gelu(ops.add(own.apply(ops, x), y)));
	}
}
