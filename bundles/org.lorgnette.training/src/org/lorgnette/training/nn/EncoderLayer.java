package org.lorgnette.training.nn;

import java.util.List;

/**
 * One layer of an encoder, pre-normalised and residual: a mix of each word with its neighbours, self-attention, and a feed-forward
 * part. The mix of neighbours gives order to words, so that no positions need be learned and texts of any length fit.
 */
public final class EncoderLayer extends Net {

	private final int reach;
	private final float dropout;
	private final Norm mixNorm;
	private final Dense mix;
	private final Norm attentionNorm;
	private final Attention attention;
	private final Norm innerNorm;
	private final Dense inner;
	private final Dense outer;

	/**
	 * @param reach how many neighbours on each side are mixed in; 0 for none
	 * @param innerWidth of the feed-forward part
	 */
	public EncoderLayer(int width, int heads, int innerWidth, int reach, float dropout) {
		this.reach = reach;
		this.dropout = dropout;
		mixNorm = reach > 0 ? child("mixNorm", new Norm(width)) : null;
		mix = reach > 0 ? child("mix", new Dense(width * (2 * reach + 1), width)) : null;
		attentionNorm = child("attentionNorm", new Norm(width));
		attention = child("attention", new Attention(width, heads, dropout));
		innerNorm = child("innerNorm", new Norm(width));
		inner = child("inner", new Dense(width, innerWidth));
		outer = child("outer", new Dense(innerWidth, width));
	}

	/**
	 * @param x [batch, words, width]
	 * @param words 1 for words and 0 for padding, [batch, words, 1]
	 * @param mask from {@link Attention#additive}
	 * @param name of the tap of the attention weights
	 * @return [batch, words, width]
	 */
	public <T> T encode(Ops<T> ops, T x, T words, T mask, String name) {
		T y = x;
		if (reach > 0) {
			T near = Windows.of(ops, ops.multiply(mixNorm.apply(ops, y), words), reach);
			y = ops.add(y, ops.dropout(ops.gelu(mix.apply(ops, near)), dropout));
		}
		T normed = attentionNorm.apply(ops, y);
		y = ops.add(y, ops.dropout(attention.attend(ops, normed, normed, mask, name), dropout));
		T hidden = ops.gelu(inner.apply(ops, innerNorm.apply(ops, y)));
		return ops.add(y, ops.dropout(outer.apply(ops, hidden), dropout));
	}

	/** Inputs: x, and the mask [batch, words]. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		T mask = inputs.get(1);
		return List.of(encode(ops, inputs.get(0), ops.expand(mask, -1), Attention.additive(ops, mask), "attention"));
	}
}
