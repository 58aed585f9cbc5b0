package org.lorgnette.training.nn;

/**
 * Bilinear fusion by a tensor of low rank (Ben-Younes et al. 2017, MUTAN): {@code P sum over r of (U_r tanh(A x)) * (V_r tanh(B
 * y))}, products taken element by element, where y is the memory pooled by attention. In each of the terms the one side decides
 * how much passes of the other.
 */
public final class GatedFusion extends Fusion {

	/** Terms of the sum; the paper found 5 to 10 to be enough. */
	private static final int RANK = 5;

	private final AttentionPooling pooling;
	private final Dense own;
	private final Dense other;
	private final Dense ownTerms;
	private final Dense otherTerms;
	private final Dense output;
	private final int width;

	public GatedFusion(int width) {
		this.width = width;
		pooling = child("pooling", new AttentionPooling(width));
		own = child("own", new Dense(width, width));
		other = child("other", new Dense(width, width));
		ownTerms = child("ownTerms", new Dense(width, RANK * width));
		otherTerms = child("otherTerms", new Dense(width, RANK * width));
		output = child("output", new Dense(width, width));
	}

	@Override
	public <T> T fuse(Ops<T> ops, T x, T memory, T mask, String tap) {
		T y = other.apply(ops, pooling.pool(ops, memory, mask, tap));
		T products = ops.multiply(ownTerms.apply(ops, ops.tanh(own.apply(ops, x))), otherTerms.apply(ops, ops.tanh(y)));
		return output.apply(ops, ops.sum(ops.reshape(products, 0, 0, RANK, width), 2));
	}
}
