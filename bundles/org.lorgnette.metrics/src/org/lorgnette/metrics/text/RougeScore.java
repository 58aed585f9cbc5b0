package org.lorgnette.metrics.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.lorgnette.metrics.Counts;

/** Precision, recall and F1 in 0..1; 0 where the script prints 0 because there is nothing to count. */
public record RougeScore(double precision, double recall, double f1) {

	/** The script keeps scores as decimal strings with five digits. */
	private static final int DIGITS = 5;
	static final double UNITS = 1e5;

	/**
	 * The script's score of one pair: precision and recall rounded to five digits, F1 computed from the rounded values and rounded
	 * again.
	 */
	static RougeScore of(Counts counts) {
		double precision = round(ratio(counts.correct(), counts.predicted())) / UNITS;
		double recall = round(ratio(counts.correct(), counts.gold())) / UNITS;
		double weighted = 0.5 * precision + 0.5 * recall;
		return new RougeScore(precision, recall, weighted > 0 ? round(precision * recall / weighted) / UNITS : 0);
	}

	private static double ratio(long part, long whole) {
		return whole == 0 ? 0 : (double) part / whole;
	}

	/** In units of the last digit kept; rounds the binary value like sprintf does. */
	static long round(double value) {
		return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
	}
}
