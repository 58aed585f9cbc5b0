package org.lorgnette.evaluation.experiment;

import java.util.Locale;
import java.util.Optional;

import org.lorgnette.metrics.significance.PairedTest;

/**
 * How engines are compared: each against the baseline (or every pair, if there is none), by a paired test over units of the
 * corpus.
 */
public record ComparisonSpec(Optional<String> baseline, PairedTest test, int resamples, Unit unit, long seed, double level,
		IntervalMethod interval) {

	/** 10,000 resamples by sentence, 95% percentile intervals, seed 17. */
	public static final ComparisonSpec DEFAULT = new ComparisonSpec(Optional.empty(), PairedTest.APPROXIMATE_RANDOMIZATION, 10_000,
			Unit.SENTENCE, 17, 0.95, IntervalMethod.PERCENTILE);

	/** How intervals are made from resamples; differences always get the percentile interval. */
	public enum IntervalMethod {
		PERCENTILE,
		/** Bias-corrected and accelerated. */
		BCA;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public ComparisonSpec withBaseline(Optional<String> newBaseline) {
		return new ComparisonSpec(newBaseline, test, resamples, unit, seed, level, interval);
	}

	/** What is resampled. */
	public enum Unit {
		SENTENCE, DOCUMENT;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
