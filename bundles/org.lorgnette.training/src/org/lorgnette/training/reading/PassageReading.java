package org.lorgnette.training.reading;

import java.util.List;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.EncoderLayer;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.nn.WordEncoder;

/**
 * How a passage is read by one who knows the question: one encoder reads both, the passage's word vectors with what of them matches the
 * question added; the passage is told of the question by a {@link Fusion} and read on by further layers. The parts belong to a network.
 */
public record PassageReading(WordEncoder encoder, Dense match, Fusion fusion, List<EncoderLayer> layers, Norm norm, float dropout) {

	/** How many neighbours on each side the further layers mix in. */
	public static final int REACH = 2;

	/** Words in context, [batch, words, width], and their masks [batch, words]. */
	public record Read<T>(T question, T questionMask, T passage, T passageMask) {
	}

	/** From ids [batch, words, features] and what matches, [batch, p, numbers]. */
	public <T> Read<T> read(Ops<T> ops, T questionIds, T passageIds, T matches) {
		T questionVectors = encoder.vectors(ops, questionIds, "question.");
		T passageVectors = ops.add(encoder.vectors(ops, passageIds, "passage."), match.apply(ops, matches));
		return readVectors(ops, questionVectors, WordEmbedding.mask(ops, questionIds), passageVectors, WordEmbedding.mask(ops, passageIds));
	}

	/** From word vectors on, those of the passage with what matches. */
	<T> Read<T> readVectors(Ops<T> ops, T questionVectors, T questionMask, T vectors, T passageMask) {
		T question = encoder.encodeVectors(ops, questionVectors, questionMask, "question.");
		T passage = encoder.encodeVectors(ops, vectors, passageMask, "passage.");
		T read = ops.dropout(fusion.fuse(ops, passage, question, questionMask, "attention.cross.0"), dropout);
		T words = ops.expand(passageMask, -1);
		T mask = Attention.additive(ops, passageMask);
		for (int i = 0; i < layers.size(); i++) {
			read = layers.get(i).encode(ops, read, words, mask, "attention.reading." + i);
		}
		return new Read<>(question, questionMask, ops.dropout(norm.apply(ops, read), dropout), passageMask);
	}
}
