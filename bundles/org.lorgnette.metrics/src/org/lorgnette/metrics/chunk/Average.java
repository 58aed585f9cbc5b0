package org.lorgnette.metrics.chunk;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Precision, recall and F1 averaged over types, fractions in 0..1. The F1 is the mean of the types' F1. */
public record Average(double precision, double recall, double f1) {

	private static final Average ZERO = new Average(0, 0, 0);

	/** The unweighted mean over types; zeros if there is no type. */
	public static Average macro(Collection<ChunkScore> types) {
		return weighted(types, score -> 1);
	}

	/** The mean over types, weighted by their number of gold chunks; zeros if there is no gold chunk. */
	public static Average weighted(Collection<ChunkScore> types) {
		return weighted(types, ChunkScore::gold);
	}

	private static Average weighted(Collection<ChunkScore> types, ToDoubleFunction<ChunkScore> weight) {
		double total = 0;
		double precision = 0;
		double recall = 0;
		double f1 = 0;
		for (ChunkScore score : types) {
			double share = weight.applyAsDouble(score);
			total += share;
			precision += share * score.precision();
			recall += share * score.recall();
			f1 += share * score.f1();
		}
		return total == 0 ? ZERO : new Average(precision / total, recall / total, f1 / total);
	}
}
