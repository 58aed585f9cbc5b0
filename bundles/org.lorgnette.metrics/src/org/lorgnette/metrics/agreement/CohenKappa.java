package org.lorgnette.metrics.agreement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.lorgnette.metrics.significance.Interval;

/**
 * Agreement of two annotators on the same items beyond chance (Cohen, "A coefficient of agreement for nominal scales", 1960).
 *
 * @param items how many both coded
 * @param observed share of items on which they agree; empty without items
 * @param expected share on which they would agree by chance, from each annotator's own distribution; empty without items
 * @param kappa (observed - expected) / (1 - expected), at most 1; empty without items and if both use one and the same
 *            category only
 * @param standardError large-sample standard error (Fleiss, Cohen and Everitt, "Large sample standard errors of kappa
 *            and weighted kappa", 1969, equation 13); empty where kappa is
 */
public record CohenKappa(long items, OptionalDouble observed, OptionalDouble expected, OptionalDouble kappa,
		OptionalDouble standardError) {

	/** @throws IllegalArgumentException if the lists differ in length */
	public static CohenKappa of(List<String> first, List<String> second) {
		return of(Crosstab.of(first, second));
	}

	/** Over the items that both annotators coded. */
	public static CohenKappa of(Collection<Coding> codings, String first, String second) {
		return of(Crosstab.of(codings, first, second));
	}

	/** One kappa per category, that category against all others, in alphabetical order. */
	public static Map<String, CohenKappa> byCategory(Collection<Coding> codings, String first, String second) {
		return byCategory(Crosstab.of(codings, first, second));
	}

	/** As {@link #byCategory(Collection, String, String)}. */
	public static Map<String, CohenKappa> byCategory(List<String> first, List<String> second) {
		return byCategory(Crosstab.of(first, second));
	}

	/** kappa plus and minus the normal quantile times the standard error, cut to -1..1; empty where kappa is. */
	public Optional<Interval> interval(double level) {
		if (kappa.isEmpty()) {
			return Optional.empty();
		}
		double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
		double reach = quantile * standardError.orElseThrow();
		return Optional.of(new Interval(Math.max(-1, kappa.getAsDouble() - reach), Math.min(1, kappa.getAsDouble() + reach),
				level));
	}

	private static Map<String, CohenKappa> byCategory(Crosstab table) {
		Map<String, CohenKappa> result = new LinkedHashMap<>();
		for (int category = 0; category < table.categories().size(); category++) {
			result.put(table.categories().get(category), of(table.collapse(category)));
		}
		return result;
	}

	static CohenKappa of(Crosstab table) {
		long[][] counts = table.counts();
		int size = counts.length;
		long[] rows = new long[size];
		long[] columns = new long[size];
		long items = 0;
		long agreed = 0;
		for (int row = 0; row < size; row++) {
			agreed += counts[row][row];
			for (int column = 0; column < size; column++) {
				rows[row] += counts[row][column];
				columns[column] += counts[row][column];
				items += counts[row][column];
			}
		}
		if (items == 0) {
			return new CohenKappa(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
					OptionalDouble.empty());
		}
		double observed = (double) agreed / items;
		double products = 0;
		boolean oneCategory = false;
		for (int category = 0; category < size; category++) {
			products += (double) rows[category] * columns[category];
			oneCategory |= rows[category] == items && columns[category] == items;
		}
		double expected = products / ((double) items * items);
		if (oneCategory) {
			return new CohenKappa(items, OptionalDouble.of(observed), OptionalDouble.of(expected), OptionalDouble.empty(),
					OptionalDouble.empty());
		}
		double kappa = (observed - expected) / (1 - expected);
		double variance = variance(counts, rows, columns, items, observed, expected);
		return new CohenKappa(items, OptionalDouble.of(observed), OptionalDouble.of(expected), OptionalDouble.of(kappa),
				OptionalDouble.of(Math.sqrt(Math.max(0, variance))));
	}

	private static double variance(long[][] counts, long[] rows, long[] columns, double items, double observed,
			double expected) {
		double sum = 0;
		for (int row = 0; row < rows.length; row++) {
			for (int column = 0; column < rows.length; column++) {
				double share = counts[row][column] / items;
				if (row == column) {
					double weight = (1 - expected) - (rows[row] + columns[row]) / items * (1 - observed);
					sum += share * weight * weight;
				} else {
					double weight = (columns[row] + rows[column]) / items * (1 - observed);
					sum += share * weight * weight;
				}
			}
		}
		double last = observed * expected - 2 * expected + observed;
		return (sum - last * last) / (items * Math.pow(1 - expected, 4));
	}
}
