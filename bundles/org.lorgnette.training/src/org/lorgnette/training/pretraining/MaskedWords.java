package org.lorgnette.training.pretraining;

import java.util.List;

import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.nn.WordEncoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/** An encoder with what it needs to tell hidden words: a guess among the frequent words. */
final class MaskedWords extends Net {

	private final WordEncoder encoder;
	private final Dense guess;
	private final int width;

	MaskedWords(WordEncoder.Size size, int vocabulary, float dropout) {
		width = size.width();
		encoder = child("encoder", new WordEncoder(size, dropout));
		guess = child("guess", new Dense(size.width(), vocabulary));
	}

	WordEncoder encoder() {
		return encoder;
	}

	/**
	 * @param ids [batch, words, features]
	 * @param positions of hidden words in the batch, row by row, [n]
	 * @return scores [n, vocabulary]
	 */
	NDArray guesses(DjlOps ops, NDArray ids, NDArray positions) {
		NDArray words = encoder.encode(ops, ids, WordEmbedding.mask(ops, ids), "").reshape(-1, width);
		return guess.apply(ops, Embedding.embedding(positions, words, SparseFormat.DENSE).head());
	}

	/** Input: ids; output: words in context. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return encoder.apply(ops, inputs);
	}
}
