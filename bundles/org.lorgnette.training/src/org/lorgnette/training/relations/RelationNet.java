package org.lorgnette.training.relations;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.nn.WordEncoder;

/**
 * Scores for the relations of a pair of entities. Words know from the first layer on where the two stand; what the layers make of
 * the two, of the words between them and of the whole sentence is pooled and decided upon. Inputs: ids [batch, words, features]
 * and roles [batch, words] as in {@link PairPlaces}. Output: logits [batch, labels]. Taps: those of {@link WordEncoder}, and the
 * attention of the pair over all words and over those between, {@code pooling.sentence} and {@code pooling.between}, both [batch,
 * heads, 1, words].
 */
public final class RelationNet extends Net {

	private static final float HIDDEN_SCORE = 1e4f;
	private static final float PLACE_DEVIATION = 0.1f;
	/** Small, so that no label is believed in before anything was learned. */
	private static final float DECISION_DEVIATION = 0.02f;
	/** Two entities in and out of context, their product, and two poolings each of the words between and of all. */
	private static final int POOLED = 9;

	private final float dropout;
	private final WordEncoder encoder;
	private final Dense places;
	private final Dense query;
	private final Attention sentence;
	private final Attention between;
	private final Dense hidden;
	private final List<Dense> outputs = new ArrayList<>();

	/**
	 * @param labels how many labels each output decides between, no relation being the first of them; the output of the model comes
	 *        first, those that help behind it
	 * @param hiddenWidth of the layer before the outputs
	 */
	public RelationNet(WordEncoder.Size size, List<Integer> labels, int hiddenWidth, float encoderDropout, float dropout) {
		this.dropout = dropout;
		int width = size.width();
		encoder = child("encoder", new WordEncoder(size, encoderDropout));
		places = child("places", new Dense(PairPlaces.WIDTH, width, PLACE_DEVIATION));
		query = child("query", new Dense(2 * width, width));
		sentence = child("sentence", new Attention(width, size.heads(), encoderDropout));
		between = child("between", new Attention(width, size.heads(), encoderDropout));
		hidden = child("hidden", new Dense(POOLED * width, hiddenWidth));
		for (int i = 0; i < labels.size(); i++) {
			outputs.add(child("output" + i, new Dense(hiddenWidth, labels.get(i) - 1, DECISION_DEVIATION)));
		}
	}

	public WordEncoder encoder() {
		return encoder;
	}

	/** What the outputs decide upon, [batch, hidden width]. */
	<T> T pair(Ops<T> ops, T ids, T roles) {
		return pairOf(ops, encoder.vectors(ops, ids, ""), WordEmbedding.mask(ops, ids), roles);
	}

	private <T> T pairOf(Ops<T> ops, T vectors, T mask, T roles) {
		PairPlaces<T> pair = PairPlaces.of(ops, roles);
		T x = encoder.encodeVectors(ops, ops.add(vectors, places.apply(ops, pair.features())), mask, "");
		T head = largest(ops, x, pair.head());
		T tail = largest(ops, x, pair.tail());
		T asking = ops.expand(query.apply(ops, ops.concat(List.of(head, tail), -1)), 1);
		T near = attended(ops, between, asking, x, pair.between(), "pooling.between");
		T pooled = ops.concat(List.of(head, tail, ops.multiply(head, tail), largest(ops, vectors, pair.head()),
				largest(ops, vectors, pair.tail()), largest(ops, x, pair.between()), ops.multiply(near, any(ops, pair.between())),
				largest(ops, x, mask), attended(ops, sentence, asking, x, mask, "pooling.sentence")), -1);
		return ops.dropout(ops.gelu(hidden.apply(ops, ops.dropout(pooled, dropout))), dropout);
	}

	/**
	 * The logits of one output, from what {@link #pair} gave. That of no relation is 0 always: what pairs without one have in common
	 * is only that they lack what makes a relation (dos Santos et al. 2015).
	 */
	<T> T logits(Ops<T> ops, T pair, int output) {
		T relations = outputs.get(output).apply(ops, pair);
		T none = ops.scale(ops.slice(relations, -1, 0, 1), 0);
		return ops.concat(List.of(none, relations), -1);
	}

	/** The logits of the model's own output from word vectors [batch, words, width] on, with a mask of 1 for words, [batch, words]. */
	public <T> T logitsOf(Ops<T> ops, T vectors, T mask, T roles) {
		return logits(ops, pairOf(ops, vectors, mask, roles), 0);
	}

	/** The largest of each value over the words with 1 in a mask: [batch, words, width] to [batch, width]; 0 if there are none. */
	private static <T> T largest(Ops<T> ops, T x, T mask) {
		T shown = ops.add(x, ops.expand(ops.affine(mask, HIDDEN_SCORE, -HIDDEN_SCORE), -1));
		return ops.multiply(ops.max(shown, 1), any(ops, mask));
	}

	private static <T> T any(Ops<T> ops, T mask) {
		return ops.expand(ops.max(mask, 1), -1);
	}

	private static <T> T attended(Ops<T> ops, Attention attention, T asking, T x, T mask, String name) {
		return ops.reshape(attention.attend(ops, asking, x, Attention.additive(ops, mask), name), 0, -1);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(logits(ops, pair(ops, inputs.get(0), inputs.get(1)), 0));
	}
}
