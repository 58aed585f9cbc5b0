package org.lorgnette.metrics.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the pieces of one text say together. All that is undefined, such as for an empty text, is empty. */
public final class LikelihoodStatistics {

	/**
	 * Upper ends of the bins of ranks (Gehrmann, Strobelt and Rush, "GLTR", 2019): the first 1, 10, 100 and 1,000, then the rest.
	 */
	public static final List<Integer> RANK_BINS = List.of(1, 10, 100, 1_000);

	private final List<Piece> pieces;

	public LikelihoodStatistics(List<Piece> pieces) {
		this.pieces = List.copyOf(pieces);
	}

	public int count() {
		return pieces.size();
	}

	/** In nats a piece; larger is likelier. */
	public OptionalDouble logLikelihood() {
		return pieces.stream().mapToDouble(Piece::logProbability).average();
	}

	/** e to the mean surprisal, 1 or more. */
	public OptionalDouble perplexity() {
		OptionalDouble mean = logLikelihood();
		return mean.isPresent() ? OptionalDouble.of(Math.exp(-mean.getAsDouble())) : mean;
	}

	/** Mean of ln(rank), ranks from 1: 0 if every piece was the likeliest. */
	public OptionalDouble logRank() {
		return pieces.stream().mapToDouble(piece -> Math.log(piece.rank() + 1.0)).average();
	}

	/**
	 * Log-likelihood over log-rank (Su et al., "DetectLLM", 2023, equation 1), 0 or more, larger for machines; empty if every
	 * piece was the likeliest.
	 */
	public OptionalDouble likelihoodRankRatio() {
		double ranks = pieces.stream().mapToDouble(piece -> Math.log(piece.rank() + 1.0)).sum();
		double likelihoods = pieces.stream().mapToDouble(Piece::logProbability).sum();
		return ranks == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.abs(likelihoods / ranks));
	}

	public OptionalDouble entropy() {
		return pieces.stream().mapToDouble(Piece::entropy).average();
	}

	/** Share of the pieces in each bin of ranks, one more than {@link #RANK_BINS}; none for an empty text. */
	public List<Double> rankShares() {
		if (pieces.isEmpty()) {
			return List.of();
		}
		long[] counts = new long[RANK_BINS.size() + 1];
		for (Piece piece : pieces) {
			int bin = 0;
			while (bin < RANK_BINS.size() && piece.rank() >= RANK_BINS.get(bin)) {
				bin++;
			}
			counts[bin]++;
		}
		List<Double> shares = new ArrayList<>();
		for (long count : counts) {
			shares.add((double) count / pieces.size());
		}
		return shares;
	}

	/**
	 * Conditional probability curvature in its analytic form with one model (Bao et al., "Fast-DetectGPT", 2024, equations 3 and
	 * 5): by how many standard deviations the text is likelier than what the model itself would draw piece by piece; larger for
	 * machines; empty without variance.
	 */
	public OptionalDouble conditionalCurvature() {
		double excess = 0;
		double variance = 0;
		for (Piece piece : pieces) {
			excess += piece.logProbability() + piece.entropy();
			variance += piece.variance();
		}
		return variance > 0 ? OptionalDouble.of(excess / Math.sqrt(variance)) : OptionalDouble.empty();
	}

	/**
	 * Standard deviation of the sentences' mean surprisals, in nats: people write more unevenly; empty with fewer than two
	 * sentences.
	 *
	 * @param sentenceEnds index after the last piece of each sentence, ascending
	 */
	public OptionalDouble burstiness(List<Integer> sentenceEnds) {
		List<Double> means = new ArrayList<>();
		int from = 0;
		for (int end : sentenceEnds) {
			pieces.subList(from, end).stream().mapToDouble(piece -> -piece.logProbability()).average().ifPresent(means::add);
			from = end;
		}
		return deviation(means);
	}

	/** With n - 1. */
	static OptionalDouble deviation(List<Double> values) {
		if (values.size() < 2) {
			return OptionalDouble.empty();
		}
		double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
		return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
	}
}
