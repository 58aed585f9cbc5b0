package org.lorgnette.engine.djl.hf;

import java.util.Locale;

import org.lorgnette.engine.djl.decode.Softmax;

/** Which pieces of a word decide on it (the aggregation strategies of the transformers pipeline for token classification). */
enum PieceAlignment {
	/** The first, as most training scripts label words. */
	FIRST,
	/** The piece that is surest of any label. */
	ANY,
	/** All, by the mean of their probabilities. */
	AVERAGE;

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	static PieceAlignment of(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}

	/**
	 * The probabilities of a word's labels.
	 *
	 * @param logits
	 *            [piece * labels + label]
	 * @param from
	 *            the word's first piece
	 * @param to
	 *            behind its last
	 */
	double[] probabilities(float[] logits, int labels, int from, int to) {
		double[] chosen = Softmax.of(logits, from * labels, labels, 1);
		if (this == FIRST) {
			return chosen;
		}
		double surest = max(chosen);
		for (int piece = from + 1; piece < to; piece++) {
			double[] next = Softmax.of(logits, piece * labels, labels, 1);
			if (this == AVERAGE) {
				for (int label = 0; label < labels; label++) {
					chosen[label] += next[label];
				}
			} else if (max(next) > surest) {
				surest = max(next);
				chosen = next;
			}
		}
		for (int label = 0; this == AVERAGE && label < labels; label++) {
			chosen[label] /= to - from;
		}
		return chosen;
	}

	private static double max(double[] values) {
		double most = Double.NEGATIVE_INFINITY;
		for (double value : values) {
			most = Math.max(most, value);
		}
		return most;
	}
}
