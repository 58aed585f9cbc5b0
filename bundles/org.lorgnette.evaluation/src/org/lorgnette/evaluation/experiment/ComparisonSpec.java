package org.lorgnette.evaluation.experiment;

import java.util.Locale;
import java.util.Optional;

import org.lorgnette.metrics.significance.PairedTest;

/**
 * How engines are compared: each against the baseline (or every pair, if there is none), by a paired test over units of the
 * corpus.
 */
public record ComparisonSpec(Optional<String> baseline, PairedTest test, int resamples, Unit unit, long seed, double level) {

	/** 10,000 resamples by sentence, 95% intervals, seed 17. */
	public static final ComparisonSpec DEFAULT = new ComparisonSpec(Optional.empty(), PairedTest.APPROXIMATE_RANDOMIZATION, 10_000,
			Unit.SENTENCE, 17, 0.95);

	/** What is resampled. */
	public enum Unit {
		SENTENCE, DOCUMENT;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
