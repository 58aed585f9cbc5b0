package org.lorgnette.training.writing;

import java.util.List;

import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.djl.writing.WritingModel;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.nn.WordEncoder;

/**
 * Words of a sentence in context, as taggers see them. Where entities are known, their words are told from others before the first layer.
 * Inputs: ids [batch, words, features]; marks [batch, words, {@link SourceText#MARKS}], if there are any.
 */
final class SentenceNet extends SourceNet {

	private static final float MARK_DEVIATION = 0.1f;

	private final WordEncoder encoder;
	private final Dense marks;

	/** @param marked whether entities are known */
	SentenceNet(WordEncoder.Size size, boolean marked, float dropout) {
		encoder = child("encoder", new WordEncoder(size, dropout));
		marks = marked ? child("marks", new Dense(SourceText.MARKS, size.width(), MARK_DEVIATION)) : null;
	}

	@Override
	WordEncoder encoder() {
		return encoder;
	}

	@Override
	List<String> inputs() {
		return marks == null ? List.of(WritingModel.WORDS) : List.of(WritingModel.WORDS, WritingModel.MARKS);
	}

	@Override
	<T> T words(Ops<T> ops, List<T> inputs) {
		T ids = inputs.getFirst();
		T vectors = encoder.vectors(ops, ids, "");
		T told = marks == null ? vectors : ops.add(vectors, marks.apply(ops, inputs.get(1)));
		return encoder.encodeVectors(ops, told, WordEmbedding.mask(ops, ids), "");
	}
}
