package org.lorgnette.training.nn;

import java.util.List;

/**
 * Attention of x over the memory, and both compared (Chen et al. 2017, enhanced sequential inference): {@code gelu(W [x, c, x *
 * c, x - c])}, where c is what x attends to.
 */
public final class CrossAttentionFusion extends Fusion {

	private final Norm ownNorm;
	private final Norm memoryNorm;
	private final Attention attention;
	private final Dense output;

	public CrossAttentionFusion(int width, int heads, float dropout) {
		ownNorm = child("ownNorm", new Norm(width));
		memoryNorm = child("memoryNorm", new Norm(width));
		attention = child("attention", new Attention(width, heads, dropout));
		output = child("output", new Dense(4 * width, width));
	}

	@Override
	public <T> T fuse(Ops<T> ops, T x, T memory, T mask, String tap) {
		T own = ownNorm.apply(ops, x);
		T c = attention.attend(ops, own, memoryNorm.apply(ops, memory), Attention.additive(ops, mask), tap);
		return ops.gelu(output.apply(ops, ops.concat(List.of(own, c, ops.multiply(own, c), ops.subtract(own, c)), -1)));
	}
}
