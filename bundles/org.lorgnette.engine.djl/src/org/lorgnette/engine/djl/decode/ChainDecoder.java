package org.lorgnette.engine.djl.decode;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.tagging.Chunk;

/**
 * Finds the best tags of a sentence among those that are legal under the scheme, and the probability of chunks among all legal
 * sequences. Scores are added in double precision, so that sentences may be of any length. Safe for several threads.
 */
public final class ChainDecoder {

	private static final int CHECK_EVERY = 8192;

	private final TagGrammar grammar;
	private final ChainWeights weights;
	private final ChunkProbabilities probabilities;

	/**
	 * @param temperature
	 *            by which all scores are divided before probabilities are taken (Guo et al. 2017), positive; the best tags do not
	 *            depend on it
	 * @throws IllegalArgumentException
	 *             if grammar and weights have different numbers of tags, or the temperature is not positive and finite
	 */
	public ChainDecoder(TagGrammar grammar, ChainWeights weights, double temperature) {
		if (grammar.size() != weights.tags()) {
			throw new IllegalArgumentException("weights for " + weights.tags() + " tags; expected " + grammar.size());
		}
		this.grammar = grammar;
		this.weights = weights;
		this.probabilities = new ChunkProbabilities(grammar, weights, temperature);
	}

	public TagGrammar grammar() {
		return grammar;
	}

	/**
	 * The best legal tags (Viterbi 1967); among equals the lower tags at the end of the sentence.
	 *
	 * @param emissions
	 *            finite scores, [(from + word) * tags + tag]
	 * @param from
	 *            the sentence's first word in the emissions
	 * @param length
	 *            its number of words
	 */
	public int[] best(float[] emissions, int from, int length, Cancellation cancellation) {
		int size = grammar.size();
		int[] tags = new int[length];
		if (length == 0) {
			return tags;
		}
		short[] pointers = new short[length * size];
		double[] score = new double[size];
		double[] before = new double[size];
		for (int tag = 0; tag < size; tag++) {
			score[tag] = grammar.mayStart(tag) ? weights.start()[tag] + emissions[from * size + tag] : Double.NEGATIVE_INFINITY;
		}
		float[] transitions = weights.transitions();
		for (int i = 1; i < length; i++) {
			if (i % CHECK_EVERY == 0) {
				cancellation.check();
			}
			double[] swapped = before;
			before = score;
			score = swapped;
			int row = (from + i) * size;
			for (int tag = 0; tag < size; tag++) {
				double best = Double.NEGATIVE_INFINITY;
				int pointer = 0;
				for (int previous : grammar.previous(tag)) {
					double sum = before[previous] + transitions[previous * size + tag];
					if (sum > best) {
						best = sum;
						pointer = previous;
					}
				}
				score[tag] = best + emissions[row + tag];
				pointers[i * size + tag] = (short) pointer;
			}
		}
		int last = 0;
		double best = Double.NEGATIVE_INFINITY;
		for (int tag = 0; tag < size; tag++) {
			double sum = grammar.mayEnd(tag) ? score[tag] + weights.end()[tag] : Double.NEGATIVE_INFINITY;
			if (sum > best) {
				best = sum;
				last = tag;
			}
		}
		for (int i = length - 1; i >= 0; i--) {
			tags[i] = last;
			last = pointers[i * size + last];
		}
		return tags;
	}

	/**
	 * The probability of each chunk: that of all legal sequences in which exactly this chunk stands, with these borders and this
	 * type. Emissions as in {@link #best}; memory grows with the number of chunks, not with the length.
	 *
	 * @return in the order of the chunks, each in 0..1
	 */
	public double[] probabilities(float[] emissions, int from, int length, List<Chunk> chunks, Cancellation cancellation) {
		return chunks.isEmpty() ? new double[0] : probabilities.of(emissions, from, length, chunks, cancellation);
	}

	/** The natural logarithm of the sum over all legal sequences of the exponential of their score, divided by the temperature. */
	double logPartition(float[] emissions, int from, int length) {
		return probabilities.logPartition(emissions, from, length);
	}
}
