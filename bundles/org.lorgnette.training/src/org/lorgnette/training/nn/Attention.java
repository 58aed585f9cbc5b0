package org.lorgnette.training.nn;

import java.util.List;

/**
 * Multi-head scaled dot-product attention (Vaswani et al. 2017) of one sequence over another or itself. Whether its weights can be
 * tapped depends on how the operations are computed.
 */
public final class Attention extends Net {

	/** Added to the scores of padding; large enough to make its weight 0, small enough for half precision. */
	static final float MASKED = -1e4f;

	private final int heads;
	private final int headWidth;
	private final float dropout;
	private final Dense query;
	private final Dense key;
	private final Dense value;
	private final Dense output;

	/** @throws IllegalArgumentException unless the heads divide the width */
	public Attention(int width, int heads, float dropout) {
		if (heads < 1 || width % heads != 0) {
			throw new IllegalArgumentException(heads + " heads do not divide a width of " + width);
		}
		this.heads = heads;
		this.headWidth = width / heads;
		this.dropout = dropout;
		query = child("query", new Dense(width, width));
		key = child("key", new Dense(width, width));
		value = child("value", new Dense(width, width));
		output = child("output", new Dense(width, width));
	}

	/**
	 * The additive mask [batch, 1, 1, length] of a mask [batch, length] with 1 for words and 0 for padding.
	 */
	public static <T> T additive(Ops<T> ops, T mask) {
		return ops.expand(ops.expand(ops.affine(mask, -MASKED, MASKED), 1), 1);
	}

	/**
	 * What is attended over, as it is compared and as it is taken; both [batch, m, heads, width of a head]. Who attends again later need not
	 * compute it again.
	 */
	public record Memory<T>(T keys, T values) {

		/** This and then that. */
		public Memory<T> then(Ops<T> ops, Memory<T> next) {
			return new Memory<>(ops.concat(List.of(keys, next.keys), 1), ops.concat(List.of(values, next.values), 1));
		}
	}

	/** @param memory [batch, m, width] */
	public <T> Memory<T> remember(Ops<T> ops, T memory) {
		return new Memory<>(split(ops, key.apply(ops, memory)), split(ops, value.apply(ops, memory)));
	}

	/**
	 * @param x [batch, n, width]
	 * @param memory what is attended over, [batch, m, width]
	 * @param mask from {@link #additive}, over the memory
	 * @param name under which the weights [batch, heads, n, m] are tapped, if they are ever there
	 * @return [batch, n, width]
	 */
	public <T> T attend(Ops<T> ops, T x, T memory, T mask, String name) {
		return attend(ops, x, remember(ops, memory), mask, name);
	}

	/** The same; the mask may be another for each of x, [batch, 1, n, m]. */
	public <T> T attend(Ops<T> ops, T x, Memory<T> memory, T mask, String name) {
		T q = split(ops, ops.scale(query.apply(ops, x), (float) (1 / Math.sqrt(headWidth))));
		T mixed = ops.attention(q, memory.keys(), memory.values(), mask, dropout, name);
		return output.apply(ops, ops.reshape(mixed, 0, 0, (long) heads * headWidth));
	}

	private <T> T split(Ops<T> ops, T x) {
		return ops.reshape(x, 0, 0, heads, headWidth);
	}

	/** Inputs: x, memory, mask of the memory [batch, m] with 1 and 0. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(attend(ops, inputs.get(0), inputs.get(1), additive(ops, inputs.get(2)), "attention"));
	}
}
