package org.lorgnette.metrics.chunk;

/**
 * The five classes of MUC-5 and SemEval-2013 task 9.1 and their ratios, 0 where the denominator is 0. {@code partial} is 0 in
 * every schema but {@link SemEval13.Schema#PARTIAL}, so that one formula serves all.
 */
public record MatchCounts(long correct, long incorrect, long partial, long missed, long spurious) {

	public static final MatchCounts ZERO = new MatchCounts(0, 0, 0, 0, 0);

	public MatchCounts plus(MatchCounts other) {
		return new MatchCounts(correct + other.correct, incorrect + other.incorrect, partial + other.partial,
				missed + other.missed, spurious + other.spurious);
	}

	/** correct + incorrect + partial + missed: the gold side. */
	public long possible() {
		return correct + incorrect + partial + missed;
	}

	/** correct + incorrect + partial + spurious: the predicted side. */
	public long actual() {
		return correct + incorrect + partial + spurious;
	}

	/** (correct + partial / 2) / actual. */
	public double precision() {
		return actual() == 0 ? 0 : (correct + 0.5 * partial) / actual();
	}

	/** (correct + partial / 2) / possible. */
	public double recall() {
		return possible() == 0 ? 0 : (correct + 0.5 * partial) / possible();
	}

	/** The harmonic mean of precision and recall. */
	public double f1() {
		double precision = precision();
		double recall = recall();
		return precision + recall == 0 ? 0 : 2 * (precision * recall) / (precision + recall);
	}
}
