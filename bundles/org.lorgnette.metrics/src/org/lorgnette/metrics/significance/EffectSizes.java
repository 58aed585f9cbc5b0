package org.lorgnette.metrics.significance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Effect sizes of a system against a baseline: positive (odds ratio: above 1) if the system is better. */
public final class EffectSizes {

	private EffectSizes() {
	}

	/**
	 * The difference of two proportions of items (accuracy, recall; not F1, which is no proportion) in 0..1 on the arcsine scale,
	 * 2 asin sqrt(system) - 2 asin sqrt(baseline), in -pi..pi; 0.2 is small, 0.5 medium, 0.8 large (Cohen, "Statistical Power
	 * Analysis for the Behavioral Sciences", 1988, chapter 6). Named {@code cohen-h}.
	 *
	 * @throws IllegalArgumentException if a proportion is outside 0..1
	 */
	public static EffectSize cohensH(double baseline, double system) {
		return new EffectSize("cohen-h", arcsine(system) - arcsine(baseline));
	}

	/**
	 * Mean over standard deviation (with n - 1) of the differences per unit (Cohen 1988, section 2.3.5). Units on which the
	 * metric is undefined for either system have no difference and are left out. Named {@code cohen-dz}; empty with fewer than
	 * two differences, or if all are equal.
	 */
	public static Optional<EffectSize> standardisedDifference(PairedSample pair) {
		double[] differences = differences(pair);
		if (differences.length < 2) {
			return Optional.empty();
		}
		double mean = 0;
		for (double difference : differences) {
			mean += difference / differences.length;
		}
		double squares = 0;
		boolean constant = true;
		for (double difference : differences) {
			squares += (difference - mean) * (difference - mean);
			constant &= difference == differences[0];
		}
		double deviation = Math.sqrt(squares / (differences.length - 1));
		return constant || deviation == 0 ? Optional.empty() : Optional.of(new EffectSize("cohen-dz", mean / deviation));
	}

	/**
	 * The share of units on which the system is better minus the share on which it is worse, in -1..1: the within-pair part of
	 * Cliff's dominance statistic for paired data (Cliff, "Dominance statistics: ordinal analyses to answer ordinal questions",
	 * 1993). Units on which the metric is undefined for either system are left out. Named {@code dominance}; empty without a
	 * unit.
	 */
	public static Optional<EffectSize> dominance(PairedSample pair) {
		double[] differences = differences(pair);
		if (differences.length == 0) {
			return Optional.empty();
		}
		double balance = 0;
		for (double difference : differences) {
			balance += Math.signum(difference);
		}
		return Optional.of(new EffectSize("dominance", balance / differences.length));
	}

	/** {@link McNemar#oddsRatio()} with its interval. Named {@code odds-ratio}; empty where the ratio is. */
	public static Optional<EffectSize> oddsRatio(McNemar table, double level) {
		OptionalDouble ratio = table.oddsRatio();
		return ratio.isEmpty() ? Optional.empty()
				: Optional.of(new EffectSize("odds-ratio", ratio.getAsDouble(), table.oddsRatioInterval(level)));
	}

	/** Those that fit any metric and are defined for this pair. */
	public static List<EffectSize> of(PairedSample pair) {
		return Stream.of(standardisedDifference(pair), dominance(pair)).flatMap(Optional::stream).toList();
	}

	private static double[] differences(PairedSample pair) {
		double[] differences = new double[pair.units()];
		int count = 0;
		for (int unit = 0; unit < differences.length; unit++) {
			OptionalDouble difference = pair.difference(new int[] { unit });
			if (difference.isPresent()) {
				differences[count++] = difference.getAsDouble();
			}
		}
		return Arrays.copyOf(differences, count);
	}

	private static double arcsine(double proportion) {
		if (!(proportion >= 0 && proportion <= 1)) {
			throw new IllegalArgumentException("expected a proportion in 0..1, got " + proportion);
		}
		return 2 * Math.asin(Math.sqrt(proportion));
	}
}
