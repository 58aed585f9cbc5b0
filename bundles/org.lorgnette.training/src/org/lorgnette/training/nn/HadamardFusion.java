package org.lorgnette.training.nn;

/**
 * Low-rank bilinear fusion (Kim et al. 2017): {@code P (tanh(U x) * tanh(V y))}, the product taken element by element, where y is
 * the memory pooled by attention.
 */
public final class HadamardFusion extends Fusion {

	private final AttentionPooling pooling;
	private final Dense own;
	private final Dense other;
	private final Dense output;

	public HadamardFusion(int width) {
		pooling = child("pooling", new AttentionPooling(width));
		own = child("own", new Dense(width, width));
		other = child("other", new Dense(width, width));
		output = child("output", new Dense(width, width));
	}

	@Override
	public <T> T fuse(Ops<T> ops, T x, T memory, T mask, String tap) {
		T y = other.apply(ops, pooling.pool(ops, memory, mask, tap));
		return output.apply(ops, ops.multiply(ops.tanh(own.apply(ops, x)), ops.tanh(y)));
	}
}
