package org.lorgnette.training.nn;

import java.util.List;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;

/**
 * Words as the sum of the vectors of their features (subwords, affixes, shape), as in fastText (Bojanowski et al. 2017), normalised.
 * Ids [batch, words, features] to [batch, words, width]; id 0 is padding, and a word's first id is never 0.
 */
public final class WordEmbedding extends Net {

	private final Parameter table;
	private final Norm norm;

	public WordEmbedding(int rows, int width) {
		table = weight("table", new NormalInitializer(DEVIATION), rows, width);
		norm = child("norm", new Norm(width));
	}

	public <T> T embed(Ops<T> ops, T ids) {
		return norm.apply(ops, ops.sum(ops.embedding(table, ids), 2));
	}

	/** 1 for words and 0 for padding, [batch, words]. */
	public static <T> T mask(Ops<T> ops, T ids) {
		return ops.larger(ops.reshape(ops.slice(ids, 2, 0, 1), 0, 0), 0);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(embed(ops, inputs.getFirst()));
	}
}
