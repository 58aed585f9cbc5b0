package org.lorgnette.metrics;

import java.util.OptionalDouble;

/**
 * How many items the gold holds, how many were predicted, and how many of these are correct: all that precision, recall and F1
 * need. Merging counts equals counting the merge.
 */
public record Counts(long gold, long predicted, long correct) {

	public static final Counts ZERO = new Counts(0, 0, 0);

	/** @throws IllegalArgumentException if a count is negative or more are correct than there are */
	public Counts {
		if (correct < 0 || correct > gold || correct > predicted) {
			throw new IllegalArgumentException(
					"impossible counts: gold " + gold + ", predicted " + predicted + ", correct " + correct);
		}
	}

	public Counts plus(Counts other) {
		return new Counts(gold + other.gold, predicted + other.predicted, correct + other.correct);
	}

	/** correct / predicted in 0..1; undefined if nothing was predicted. */
	public OptionalDouble precision() {
		return ratio(correct, predicted);
	}

	/** correct / gold in 0..1; undefined if the gold is empty. */
	public OptionalDouble recall() {
		return ratio(correct, gold);
	}

	/** 2 correct / (gold + predicted) in 0..1, the harmonic mean of precision and recall; undefined if both sides are empty. */
	public OptionalDouble f1() {
		return ratio(2 * correct, gold + predicted);
	}

	private static OptionalDouble ratio(long part, long whole) {
		return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
	}
}
