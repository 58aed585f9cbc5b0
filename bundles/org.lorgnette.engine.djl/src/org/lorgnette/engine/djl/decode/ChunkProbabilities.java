package org.lorgnette.engine.djl.decode;

import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.tagging.Chunk;

/**
 * How probable chunks are, by forward and backward sums over legal sequences (Rabiner 1989): as scaled products, and in
 * logarithms where these do not reach. Of both sums, only the rows at the borders of the chunks asked about are kept.
 */
final class ChunkProbabilities {

	private static final int CHECK_EVERY = 8192;

	private final TagGrammar grammar;
	private final double[] start;
	private final double[] end;
	private final double[] transitions;
	private final LogStep step;
	private final ScaledSums scaled;
	private final double inverse;

	ChunkProbabilities(TagGrammar grammar, ChainWeights weights, double temperature) {
		if (!(temperature > 0) || Double.isInfinite(temperature)) {
			throw new IllegalArgumentException("temperature " + temperature + "; expected a positive number");
		}
		this.grammar = grammar;
		inverse = 1 / temperature;
		start = scaled(weights.start());
		end = scaled(weights.end());
		transitions = scaled(weights.transitions());
		step = new LogStep(grammar, transitions);
		scaled = new ScaledSums(grammar, start, end, step, inverse);
	}

	private double[] scaled(float[] values) {
		double[] scaled = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			scaled[i] = values[i] * inverse;
		}
		return scaled;
	}

	double[] of(float[] emissions, int from, int length, List<Chunk> chunks, Cancellation cancellation) {
		double[][] forward = new double[length][];
		double[][] backward = new double[length][];
		for (Chunk chunk : chunks) {
			if (chunk.begin() > 0) {
				forward[chunk.begin() - 1] = new double[grammar.size()];
			}
			if (chunk.end() < length) {
				backward[chunk.end()] = new double[grammar.size()];
			}
		}
		double all = scaled.forward(emissions, from, length, forward, cancellation);
		if (Double.isNaN(all) || !scaled.backward(emissions, from, length, backward, cancellation)) {
			all = forward(emissions, from, length, forward, cancellation);
			backward(emissions, from, length, backward, cancellation);
		}
		double[] probabilities = new double[chunks.size()];
		for (int i = 0; i < probabilities.length; i++) {
			double mass = mass(emissions, from, length, chunks.get(i), forward, backward);
			probabilities[i] = Math.clamp(Math.exp(mass - all), 0, 1);
		}
		return probabilities;
	}

	double logPartition(float[] emissions, int from, int length) {
		return forward(emissions, from, length, new double[length][], Cancellation.NONE);
	}

	/** Fills the rows that are there with the sums of all beginnings up to and with a word; gives the sum of everything. */
	private double forward(float[] emissions, int from, int length, double[][] kept, Cancellation cancellation) {
		int size = grammar.size();
		double[] sums = new double[size];
		double[] next = new double[size];
		double[] scratch = new double[size];
		for (int i = 0; i < length; i++) {
			if (i % CHECK_EVERY == 0) {
				cancellation.check();
			}
			int row = (from + i) * size;
			if (i == 0) {
				for (int tag = 0; tag < size; tag++) {
					next[tag] = grammar.mayStart(tag) ? start[tag] : Double.NEGATIVE_INFINITY;
				}
			} else {
				step.forward(sums, next, scratch);
			}
			for (int tag = 0; tag < size; tag++) {
				next[tag] += emissions[row + tag] * inverse;
			}
			if (kept[i] != null) {
				System.arraycopy(next, 0, kept[i], 0, size);
			}
			double[] swapped = sums;
			sums = next;
			next = swapped;
		}
		for (int tag = 0; tag < size; tag++) {
			sums[tag] = grammar.mayEnd(tag) ? sums[tag] + end[tag] : Double.NEGATIVE_INFINITY;
		}
		return LogStep.sum(sums);
	}

	/** Fills the rows that are there with the sums of all ends from a word on, its own emission included. */
	private void backward(float[] emissions, int from, int length, double[][] kept, Cancellation cancellation) {
		int size = grammar.size();
		double[] sums = new double[size];
		double[] before = new double[size];
		double[] scratch = new double[size];
		for (int i = length - 1; i >= 0; i--) {
			if (i % CHECK_EVERY == 0) {
				cancellation.check();
			}
			if (i == length - 1) {
				for (int tag = 0; tag < size; tag++) {
					before[tag] = grammar.mayEnd(tag) ? end[tag] : Double.NEGATIVE_INFINITY;
				}
			} else {
				step.backward(sums, before, scratch);
			}
			for (int tag = 0; tag < size; tag++) {
				before[tag] += emissions[(from + i) * size + tag] * inverse;
			}
			if (kept[i] != null) {
				System.arraycopy(before, 0, kept[i], 0, size);
			}
			double[] swapped = sums;
			sums = before;
			before = swapped;
		}
	}

	/** The sum over all sequences with this chunk: into it, through it without a new begin, and out of it. */
	private double mass(float[] emissions, int from, int length, Chunk chunk, double[][] forward, double[][] backward) {
		int size = grammar.size();
		double[] inside = new double[size];
		double[] next = new double[size];
		for (int position = chunk.begin(); position < chunk.end(); position++) {
			for (int tag = 0; tag < size; tag++) {
				boolean ofType = !grammar.isOutside(tag) && grammar.type(tag).equals(chunk.type());
				double into = !ofType ? Double.NEGATIVE_INFINITY
						: position == chunk.begin() ? entering(tag, position, forward) : continuing(tag, inside);
				next[tag] = into + emissions[(from + position) * size + tag] * inverse;
			}
			double[] swapped = inside;
			inside = next;
			next = swapped;
		}
		double[] leaving = new double[size];
		Arrays.fill(leaving, Double.NEGATIVE_INFINITY);
		for (int tag = 0; tag < size; tag++) {
			if (chunk.end() == length) {
				leaving[tag] = grammar.mayEnd(tag) ? inside[tag] + end[tag] : Double.NEGATIVE_INFINITY;
			} else if (inside[tag] > Double.NEGATIVE_INFINITY) {
				leaving[tag] = inside[tag] + leaving(tag, backward[chunk.end()]);
			}
		}
		return LogStep.sum(leaving);
	}

	private double entering(int tag, int position, double[][] forward) {
		if (position == 0) {
			return grammar.mayStart(tag) ? start[tag] : Double.NEGATIVE_INFINITY;
		}
		return sumBefore(tag, forward[position - 1], true);
	}

	private double continuing(int tag, double[] inside) {
		return sumBefore(tag, inside, false);
	}

	private double sumBefore(int tag, double[] sums, boolean begins) {
		int size = grammar.size();
		int[] before = grammar.previous(tag);
		double[] terms = new double[before.length];
		for (int i = 0; i < terms.length; i++) {
			terms[i] = grammar.begins(before[i], tag) == begins ? sums[before[i]] + transitions[before[i] * size + tag]
					: Double.NEGATIVE_INFINITY;
		}
		return LogStep.sum(terms);
	}

	private double leaving(int tag, double[] after) {
		int size = grammar.size();
		int[] next = grammar.next(tag);
		double[] terms = new double[next.length];
		for (int i = 0; i < terms.length; i++) {
			boolean ends = grammar.isOutside(next[i]) || grammar.begins(tag, next[i]);
			terms[i] = ends ? transitions[tag * size + next[i]] + after[next[i]] : Double.NEGATIVE_INFINITY;
		}
		return LogStep.sum(terms);
	}
}
