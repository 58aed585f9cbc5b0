package org.lorgnette.training.explain;

import java.util.Optional;

import org.lorgnette.engine.djl.qa.AskedWindow.Place;
import org.lorgnette.engine.djl.folder.NoAnswer;
import org.lorgnette.engine.djl.qa.SpanDecoder;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.reading.ReaderNet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The log-probability that exactly these words are the answer, or that there is none, in one window. A word of the passage has its own
 * vector and another for how it matches the question. A match needs both sides, so that neither has more part in it than the other:
 * one half of that vector counts for the word; the other half counts for words of the question, as gates that open from 0 to 1.
 */
final class AnswerProbability extends NetworkValue {

	private static final float IMPOSSIBLE = -1e4f;

	private final ReaderNet net;
	private final int questionWords;
	private final int words;
	private final NoAnswer noAnswer;
	private final float temperature;
	private final boolean isNone;
	/** 0 for a span that may be an answer, [words, words]. */
	private final float[] allowed;
	private final float[] chosen;
	private final Matches matches;

	/**
	 * How the words of a passage match the question.
	 *
	 * @param input what the network adds for it, [words, width]
	 * @param baseline the same if nothing matches
	 * @param shares the part of each word of the question in the match of each word of the passage, [question words, words]; over the
	 * question's words they sum to 1
	 */
	record Matches(float[] input, float[] baseline, float[] shares) {
	}

	/**
	 * @param explained of the question's words, of the passage's, of these again with a half of what is added for matches, and of the
	 * question's again with a gate each as the first number
	 * @param answer empty if there is none
	 */
	AnswerProbability(ServedNetwork<ReaderNet> served, Explained explained, Matches matches, int questionWords, Optional<Place> answer,
			SpanDecoder decoder) {
		super(served.manager(), explained);
		this.net = served.net();
		this.matches = matches;
		this.questionWords = questionWords;
		this.words = matches.shares().length / questionWords;
		this.noAnswer = decoder.noAnswer();
		this.isNone = answer.isEmpty();
		this.temperature = (float) decoder.temperature();
		this.allowed = new float[words * words];
		this.chosen = new float[allowed.length];
		for (int begin = 0; begin < words; begin++) {
			for (int last = 0; last < words; last++) {
				allowed[begin * words + last] = begin <= last && last < begin + decoder.longest() ? 0 : IMPOSSIBLE;
			}
		}
		answer.ifPresent(place -> chosen[place.begin() * words + place.end() - 1] = 1);
	}

	@Override
	NDArray values(DjlOps ops, NDManager inner, NDArray x) {
		long rows = x.getShape().get(0);
		NDArray question = ops.slice(x, 1, 0, questionWords);
		NDArray own = ops.slice(x, 1, questionWords, (long) questionWords + words);
		NDArray half = ops.slice(x, 1, (long) questionWords + words, questionWords + 2L * words);
		NDArray passage = own.add(half).add(asked(ops, inner, x));
		ReaderNet.Scores<NDArray> scores = net.readVectors(ops, question, inner.ones(new Shape(rows, questionWords)), passage,
				inner.ones(new Shape(rows, words)));
		NDArray spans = scores.starts().expandDims(2).add(scores.ends().expandDims(1)).reshape(rows, (long) words * words);
		NDArray logits = DjlOps.scaled(spans, 1 / temperature).add(inner.create(allowed, new Shape(1, allowed.length)));
		NDArray largest = logits.max(new int[] {1}, true).stopGradient();
		NDArray logSum = logits.sub(largest).exp().sum(new int[] {1}).log().add(largest.squeeze(1));
		NDArray outweighing = logSum.sub(DjlOps.scaled(scores.none(), 1 / temperature));
		NDArray any = DjlOps.scaled(outweighing, (float) noAnswer.slope()).add((float) noAnswer.offset());
		// The logarithms of the probabilities of no and of any answer are those of a softmax of 0 and the odds.
		NDArray either = any.zerosLike().expandDims(1).concat(any.expandDims(1), 1).logSoftmax(1);
		if (isNone) {
			return either.get(":, 0");
		}
		return logits.mul(inner.create(chosen, new Shape(1, chosen.length))).sum(new int[] {1}).sub(logSum).add(either.get(":, 1"));
	}

	/** The half of what is added for matches that is the question's, [points, words, width]. */
	private NDArray asked(DjlOps ops, NDManager inner, NDArray x) {
		long units = x.getShape().get(1);
		long width = x.getShape().get(2);
		float[] change = new float[matches.input().length];
		for (int i = 0; i < change.length; i++) {
			change[i] = (matches.input()[i] - matches.baseline()[i]) / 2;
		}
		NDArray gates = ops.slice(ops.slice(x, 1, units - questionWords, units), 2, 0, 1).reshape(-1, questionWords);
		NDArray open = gates.matMul(inner.create(matches.shares(), new Shape(questionWords, words))).expandDims(2);
		NDArray closed = inner.create(matches.baseline(), new Shape(1, words, width)).div(2);
		return open.mul(inner.create(change, new Shape(1, words, width))).add(closed);
	}
}
