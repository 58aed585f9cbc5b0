package org.lorgnette.metrics.agreement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Agreement of two or more annotators on nominal categories, with items that some of them left out (Krippendorff, "Computing
 * Krippendorff's alpha-reliability", 2011, section C).
 *
 * @param items how many were coded by two or more annotators; the others tell nothing and are left out
 * @param codings of these items
 * @param observed observed disagreement; empty without such items
 * @param expected disagreement expected by chance; empty without such items
 * @param alpha 1 - observed / expected, at most 1; empty without such items and if only one category was used
 */
public record KrippendorffAlpha(long items, long codings, OptionalDouble observed, OptionalDouble expected,
		OptionalDouble alpha) {

	/** @throws IllegalArgumentException if an annotator coded an item twice */
	public static KrippendorffAlpha nominal(Collection<Coding> codings) {
		long items = 0;
		long values = 0;
		double agreeing = 0;
		Map<String, Long> totals = new HashMap<>();
		for (Map<String, String> item : Crosstab.byItem(codings).values()) {
			int size = item.size();
			if (size < 2) {
				continue;
			}
			items++;
			values += size;
			Map<String, Long> counts = new HashMap<>();
			item.values().forEach(category -> counts.merge(category, 1L, Long::sum));
			long pairs = 0;
			for (Map.Entry<String, Long> count : counts.entrySet()) {
				totals.merge(count.getKey(), count.getValue(), Long::sum);
				pairs += count.getValue() * (count.getValue() - 1);
			}
			agreeing += (double) pairs / (size - 1);
		}
		if (items == 0) {
			return new KrippendorffAlpha(0, 0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
		}
		long equalPairs = totals.values().stream().mapToLong(total -> total * (total - 1)).sum();
		double observed = (values - agreeing) / values;
		double expected = (values * (values - 1) - equalPairs) / ((double) values * (values - 1));
		return new KrippendorffAlpha(items, values, OptionalDouble.of(observed), OptionalDouble.of(expected),
				totals.size() == 1 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed / expected));
	}
}
