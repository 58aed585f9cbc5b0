package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The paired approximate randomisation test (Noreen, "Computer-Intensive Methods for Testing Hypotheses", 1989; Yeh, "More
 * accurate tests for the statistical significance of result differences", COLING 2000). If the two systems were the same,
 * exchanging their results on any unit would change nothing; the test exchanges them on random halves of the units.
 */
public final class ApproximateRandomization {

	private ApproximateRandomization() {
	}

	/**
	 * @param difference system minus baseline; empty if either is undefined
	 * @param p two-sided, between 1 / (resamples + 1) and 1; empty without a difference
	 * @param undefined exchanges on which a metric was undefined; they count as at least as extreme, which can only raise p
	 */
	public record Result(OptionalDouble difference, OptionalDouble p, int units, int undefined, Resampling resampling) {
	}

	/**
	 * p = (r + 1) / (R + 1), where r of the R exchanges give a difference at least as large as the one seen, in absolute value.
	 * Differences are compared as they are, without a tolerance: with statistics that are whole numbers, equal sums give equal
	 * values, so an exchange of all units or of units that do not differ is always seen as a tie.
	 */
	public static Result test(PairedSample pair, Resampling resampling, int threads) {
		OptionalDouble difference = pair.difference();
		if (difference.isEmpty()) {
			return new Result(difference, OptionalDouble.empty(), pair.units(), 0, resampling);
		}
		Replicates replicates = Replicates.draw(resampling, threads, () -> exchange(pair));
		double seen = Math.abs(difference.getAsDouble());
		long extreme = replicates.undefined();
		for (double replicate : replicates.defined()) {
			if (Math.abs(replicate) >= seen) {
				extreme++;
			}
		}
		double p = (extreme + 1.0) / (resampling.resamples() + 1.0);
		return new Result(difference, OptionalDouble.of(p), pair.units(), replicates.undefined(), resampling);
	}

	/** Unit u is exchanged if bit u % 64 of the (u / 64)th number of the stream is set. */
	private static Function<SplitMix64, OptionalDouble> exchange(PairedSample pair) {
		long[] exchanged = new long[(pair.units() + 63) >>> 6];
		return random -> {
			for (int word = 0; word < exchanged.length; word++) {
				exchanged[word] = random.next();
			}
			return pair.differenceExchanging(exchanged);
		};
	}
}
