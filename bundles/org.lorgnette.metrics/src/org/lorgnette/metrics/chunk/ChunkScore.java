package org.lorgnette.metrics.chunk;

import org.lorgnette.metrics.Counts;

/**
 * Chunk counts with the ratios as conlleval and seqeval print them: 0 where the denominator is 0. Unlike {@link Counts} it
 * does not insist on {@code correct <= gold}: on broken tags conlleval can credit a type with chunks that began under another.
 */
public record ChunkScore(long gold, long predicted, long correct) {

	public static final ChunkScore ZERO = new ChunkScore(0, 0, 0);

	public ChunkScore plus(ChunkScore other) {
		return new ChunkScore(gold + other.gold, predicted + other.predicted, correct + other.correct);
	}

	/** correct / predicted, a fraction; 0 if nothing was predicted. */
	public double precision() {
		return predicted == 0 ? 0 : (double) correct / predicted;
	}

	/** correct / gold, a fraction; 0 if the gold is empty. */
	public double recall() {
		return gold == 0 ? 0 : (double) correct / gold;
	}

	/** The harmonic mean of precision and recall; 0 if both are 0. */
	public double f1() {
		double precision = precision();
		double recall = recall();
		return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
	}

	/** @throws IllegalArgumentException in the corner case that the class comment names */
	public Counts counts() {
		return new Counts(gold, predicted, correct);
	}
}
