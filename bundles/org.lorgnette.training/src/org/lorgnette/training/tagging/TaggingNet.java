package org.lorgnette.training.tagging;

import java.util.List;

import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.LinearChainCrf;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.nn.WordEncoder;

/** Scores for the tags of words. Input: ids [batch, words, features]. Outputs: emissions, start, end, transitions. */
public final class TaggingNet extends Net {

	private final WordEncoder encoder;
	private final Dense emissions;
	private final LinearChainCrf crf;
	private final float dropout;

	public TaggingNet(WordEncoder.Size size, TagGrammar grammar, float dropout) {
		this.dropout = dropout;
		encoder = child("encoder", new WordEncoder(size, dropout));
		emissions = child("emissions", new Dense(size.width(), grammar.size()));
		crf = child("crf", new LinearChainCrf(grammar.starts(), grammar.ends(), grammar.follows()));
	}

	public WordEncoder encoder() {
		return encoder;
	}

	public LinearChainCrf crf() {
		return crf;
	}

	/** [batch, words, tags]. */
	<T> T emissions(Ops<T> ops, T ids, T mask) {
		return emissionsOf(ops, encoder.vectors(ops, ids, ""), mask);
	}

	/** From word vectors [batch, words, width] on; [batch, words, tags]. */
	public <T> T emissionsOf(Ops<T> ops, T vectors, T mask) {
		return emissions.apply(ops, ops.dropout(encoder.encodeVectors(ops, vectors, mask, ""), dropout));
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		T ids = inputs.getFirst();
		return List.of(emissions(ops, ids, WordEmbedding.mask(ops, ids)), crf.start(ops), crf.end(ops), crf.transitions(ops));
	}
}
