package org.lorgnette.metrics.significance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Correction for many comparisons at once (Holm, "A simple sequentially rejective multiple test procedure", 1979). */
public final class Holm {

	private Holm() {
	}

	/**
	 * The same comparisons in the same order with p adjusted; those without a p are no part of the family.
	 *
	 * @param p of a comparison, two-sided
	 * @param adjusted a comparison with its adjusted p
	 */
	static <C> List<C> adjust(List<C> family, Function<C, OptionalDouble> p, BiFunction<C, Double, C> adjusted) {
		double[] values = adjust(family.stream().map(p).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).toArray());
		List<C> result = new ArrayList<>();
		int next = 0;
		for (C comparison : family) {
			result.add(p.apply(comparison).isPresent() ? adjusted.apply(comparison, values[next++]) : comparison);
		}
		return List.copyOf(result);
	}

	/**
	 * Adjusted p-values in the order given: to be compared with the level of the whole family. As R's
	 * {@code p.adjust(p, "holm")}.
	 *
	 * @throws IllegalArgumentException if a p-value is outside 0..1
	 */
	public static double[] adjust(double[] p) {
		for (int i = 0; i < p.length; i++) {
			if (!(p[i] >= 0 && p[i] <= 1)) {
				throw new IllegalArgumentException("p-value " + i + ": expected a number in 0..1, got " + p[i]);
			}
		}
		int[] ascending = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i]))
				.mapToInt(Integer::intValue).toArray();
		double[] adjusted = new double[p.length];
		double largest = 0;
		for (int rank = 0; rank < ascending.length; rank++) {
			largest = Math.max(largest, Math.min(1, (p.length - rank) * p[ascending[rank]]));
			adjusted[ascending[rank]] = largest;
		}
		return adjusted;
	}
}
