package org.lorgnette.training.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * Words in context: {@link WordEmbedding} and a stack of {@link EncoderLayer}s. Ids [batch, words, features] to
 * [batch, words, width]. Taps: {@code wordVectors} and {@code attention.0}, {@code attention.1} and so on.
 */
public final class WordEncoder extends Net {

	/**
	 * @param rows of the table of features
	 * @param reach neighbours on each side that a layer mixes in
	 */
	public record Size(int rows, int width, int layers, int heads, int inner, int reach) {
	}

	private final float dropout;
	private final WordEmbedding embedding;
	private final List<EncoderLayer> layers = new ArrayList<>();
	private final Norm norm;

	public WordEncoder(Size size, float dropout) {
		this.dropout = dropout;
		embedding = child("embedding", new WordEmbedding(size.rows(), size.width()));
		for (int i = 0; i < size.layers(); i++) {
			layers.add(child("layer" + i, new EncoderLayer(size.width(), size.heads(), size.inner(), size.reach(), dropout)));
		}
		norm = child("norm", new Norm(size.width()));
	}

	/**
	 * @param mask 1 for words and 0 for padding, [batch, words]
	 * @param tap put before {@code wordVectors} and behind {@code attention.} in the names of taps: empty, or such as {@code question.}
	 */
	public <T> T encode(Ops<T> ops, T ids, T mask, String tap) {
		return encodeVectors(ops, vectors(ops, ids, tap), mask, tap);
	}

	/** Vectors of words out of context, [batch, words, width]; tapped as {@code wordVectors}. */
	public <T> T vectors(Ops<T> ops, T ids, String tap) {
		return ops.tap(tap + "wordVectors", embedding.embed(ops, ids));
	}

	/** From word vectors [batch, words, width] on. */
	public <T> T encodeVectors(Ops<T> ops, T vectors, T mask, String tap) {
		T x = ops.dropout(vectors, dropout);
		T words = ops.expand(mask, -1);
		T additive = Attention.additive(ops, mask);
		for (int i = 0; i < layers.size(); i++) {
			x = layers.get(i).encode(ops, x, words, additive, "attention." + tap + i);
		}
		return norm.apply(ops, x);
	}

	/** Input: ids. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		T ids = inputs.getFirst();
		return List.of(encode(ops, ids, WordEmbedding.mask(ops, ids), ""));
	}
}
